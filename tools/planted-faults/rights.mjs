const WALLS = 'server/db/migrations/0006-walls.sql';
const LOOK = ['server/rights/walls.test.ts'];
const ROUTES = ['server/rights/routes-by-role.test.ts'];

/** Walls, verbs and scopes. */
export const rightsFaults = [
  {
    name: '读的策略写成前缀 LIKE',
    file: WALLS,
    find: `  can_read constant text := $$((area >= current_setting('app.read_lo') and area < current_setting('app.read_hi'))`,
    replace: `  can_read constant text := $$((area like current_setting('app.read_lo', true) || '%')`,
    tests: LOOK,
  },
  {
    name: '没有强制行级安全',
    file: WALLS,
    find: 'force row level security',
    replace: 'enable row level security',
    tests: LOOK,
  },
  {
    name: '新增不检查区域',
    file: WALLS,
    find: `execute format('create policy add on %I for insert to shouwang_app with check (%s)', t, can_write);`,
    replace: `execute format('create policy add on %I for insert to shouwang_app with check (true)', t);`,
    tests: LOOK,
  },
  {
    name: '线索可以删除',
    file: WALLS,
    find: `if t in ('name_gram',`,
    replace: `if t in ('lead', 'name_gram',`,
    tests: LOOK,
  },
  {
    name: '审计管理员看得到别县的审计',
    file: WALLS,
    find: `create policy read on audit.entry for select to shouwang_app using (current_setting('app.role') in ('audit', 'operator')
  and area >= current_setting('app.office_lo') and area < current_setting('app.office_hi'));`,
    replace: `create policy read on audit.entry for select to shouwang_app using (current_setting('app.role') in ('audit', 'operator'));`,
    tests: ['server/rights/office-walls.test.ts'],
  },
  {
    name: '设置不随事务结束',
    file: 'server/db/transaction.ts',
    find: 'set local ',
    replace: 'set session ',
    tests: ['server/rights/pooled-connections.test.ts', 'server/rights/interleavings.test.ts'],
  },
  {
    name: '村里也能更正登记',
    file: 'server/rights/verbs.ts',
    find: `'household.correct': ['county', 'township', 'operator'],`,
    replace: `'household.correct': ['county', 'township', 'village', 'operator'],`,
    tests: ROUTES,
  },
  {
    name: '安全管理员也能建账号',
    file: 'server/rights/verbs.ts',
    find: `'account.create': ['system', 'operator'],`,
    replace: `'account.create': ['system', 'security', 'operator'],`,
    tests: ['server/accounts/three-administrators.test.ts'],
  },
  {
    name: '省里也有写的范围',
    file: 'server/rights/actor.ts',
    find: `const writes = role === 'county' ||`,
    replace: `const writes = role === 'province' || role === 'county' ||`,
    tests: ['server/rights/actor.test.ts'],
  },
  {
    name: '划走的村仍按代码算在原镇',
    file: 'server/rights/scope.ts',
    find: 'if (rows.every((row) => row.below && row.within))',
    replace: 'if (rows.length > 0)',
    tests: ['server/rights/actor.test.ts'],
  },
  {
    name: '角色不查就办',
    file: 'server/http/respond.ts',
    find: 'if (!mayDo(request.actor.role, route.may)) {',
    replace: `if (!mayDo(request.actor.role, route.may) && request.actor.role === 'system') {`,
    tests: ROUTES,
  },
  {
    name: '汇总表不看区划是不是自己的',
    file: 'server/reports/attachment-2.ts',
    find: `if (!isInScope(work.actor.read, code)) throw problem('notFound');`,
    replace: `if (code === '') throw problem('notFound');`,
    tests: ROUTES,
  },
  {
    name: '自己给自己授权',
    file: 'server/accounts/accounts.ts',
    find: `if (account === work.actor.id) throw problem('ownGrant');`,
    replace: '',
    tests: ['server/accounts/three-administrators.test.ts'],
  },
  {
    name: '退出以后会话还有用',
    file: 'server/db/migrations/0007-sign-in.sql',
    find: 's.revoked_at is null and s.expires_at',
    replace: 's.expires_at',
    tests: ['server/accounts/sign-in.test.ts'],
  },
  {
    name: '闲置的会话不作废',
    file: 'server/accounts/sessions.ts',
    find: `if (row.kind === 'cookie' && row.idle_seconds > IDLE_SECONDS)`,
    replace: `if (row.kind === 'cookie' && row.idle_seconds > IDLE_SECONDS * 100)`,
    tests: ['server/accounts/sign-in.test.ts'],
  },
];
