const LZ = ['policy/identification/lz-2022.test.ts'];
const ACTS = 'policy/identification/acts.ts';

/** The procedure of identification: desks, papers, days, reasons, versions. */
export const procedureFaults = [
  {
    name: '公示少一天也能结束',
    file: 'policy/procedures/clocks.ts',
    find: `return addDays(startedOn, rule.days);`,
    replace: `return addDays(startedOn, rule.days - 1);`,
    tests: ['policy/procedures/clocks.test.ts', ...LZ],
  },
  {
    name: '退回不写理由',
    file: ACTS,
    find: `    needs: [{ need: 'input', field: 'reason', why: '退回要写明理由' }],`,
    replace: `    needs: [],`,
    tests: LZ,
  },
  {
    name: '没有授权书也能比对',
    file: ACTS,
    find: `      { need: 'paper', paper: 'authorisation' },\n`,
    replace: '',
    tests: LZ,
  },
  {
    name: '哪个岗位都能办',
    file: 'policy/procedures/refusal.ts',
    find: 'if (desks.includes(desk)) return undefined;',
    replace: 'if (desks.length > 0) return undefined;',
    tests: LZ,
  },
  {
    name: '跳过步骤',
    file: 'policy/procedures/refusal.ts',
    find: `if (rule.where[state?.step ?? unopened] !== undefined) return undefined;`,
    replace: 'if (state !== undefined) return undefined;',
    tests: LZ,
  },
  {
    name: '反对多于赞成也算通过',
    file: 'policy/procedures/needs.ts',
    find: 'if (votesAgainst <= votesFor || !applies(need.passes, situation)) return undefined;',
    replace: 'if (votesFor >= 0 || !applies(need.passes, situation)) return undefined;',
    tests: LZ,
  },
  {
    name: '异议没有结论也能结束公示',
    file: 'policy/procedures/needs.ts',
    find: 'return objections.length === 0\n',
    replace: 'return objections.length < 9\n',
    tests: LZ,
  },
  {
    name: '办了事，农户的版本不变',
    file: 'server/households/household-lock.ts',
    find: 'set version = version + 1',
    replace: 'set version = version',
    tests: ['server/households/household-lock.test.ts'],
  },
  {
    name: '旧版本也能办',
    file: 'server/identification/acts.ts',
    find: `throw problem('stale', { expected, current: standing?.version ?? 0 });`,
    replace: '',
    tests: ['server/identification/routes.test.ts'],
  },
];
