const COMMANDS = ['server/http/commands.test.ts'];
const ON_RECORD = ['server/rights/on-record.test.ts'];
const BOOK = ['server/audit/verify-book.test.ts'];

/** Commands done once, and everything on record. */
export const recordFaults = [
  {
    name: '没有编号也办',
    file: 'server/http/respond.ts',
    find: `if (!commandId || !UUIDV7.test(commandId)) throw problem('commandIdMissing');`,
    replace: `if (!commandId) throw problem('commandIdMissing');`,
    tests: COMMANDS,
  },
  {
    name: '同一编号换了内容也认',
    file: 'server/http/respond.ts',
    find: `if (!kept.digest.equals(digest)) throw problem('commandReused');`,
    replace: '',
    tests: COMMANDS,
  },
  {
    name: '办了事不记审计',
    file: 'server/http/respond.ts',
    find: 'await writeAudit(work, { act: route.may, details: { at: route.at, ...ids } });',
    replace: '',
    tests: ON_RECORD,
  },
  {
    name: '被拒绝的不记审计',
    file: 'server/http/respond.ts',
    find: `await recordRefusal(program, route, request.actor, 'verbNotAllowed');`,
    replace: '',
    tests: ['server/accounts/three-administrators.test.ts'],
  },
  {
    name: '查看完整号码不记审计',
    file: 'server/households/reveal.ts',
    find: `await writeAudit(work, { act: 'person.reveal', county, objectKind: kind, objectIds: [id], why: reason, details });`,
    replace: 'void [writeAudit, kind, reason, details];',
    tests: ['server/households/households.test.ts'],
  },
  {
    name: '导出不记审计',
    file: 'server/reports/routes.ts',
    find: `await writeAudit(work, { act: 'table.export', objectKind: 'export', objectIds: [number], details: { area, on } });`,
    replace: '',
    tests: ON_RECORD,
  },
  {
    name: '下载材料不记审计',
    file: 'server/documents/routes.ts',
    find: `await writeAudit(work, { act: 'document.read', county, objectKind: 'document', objectIds });`,
    replace: 'void objectIds;',
    tests: ON_RECORD,
  },
  {
    name: '下载导出的文件不记审计',
    file: 'server/exports/exports.ts',
    find: `await writeAudit(work, { act: 'export.download', county, objectKind: 'export', objectIds: [id], details });`,
    replace: '',
    tests: ON_RECORD,
  },
  {
    name: '验审计不比对记录的码',
    file: 'server/audit/verify-book.ts',
    find: 'const isSigned = entry.mac?.equals(mac) ?? number <= seal.unsignedUntil;',
    replace: 'const isSigned = true;',
    tests: BOOK,
  },
  {
    name: '审计的叶子不带编号',
    file: 'server/audit/merkle.ts',
    find: 'place.writeBigUInt64BE(BigInt(number), 1);',
    replace: 'void number;',
    tests: BOOK,
  },
  {
    name: '验审计不比对封存的码',
    file: 'server/audit/verify-book.ts',
    find: 'else if (!sealMac(key, seal).equals(mac))',
    replace: 'else if (mac.length === 0)',
    tests: BOOK,
  },
];
