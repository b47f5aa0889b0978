/** The arrows between the rooms, as errors. A room may import itself, what is listed, and npm packages. */
const arrows = {
  domain: [],
  policy: ['domain'],
  contract: ['domain'],
  paperwork: ['domain'],
  server: ['domain', 'policy', 'contract', 'paperwork'],
  'web/ui': ['domain'],
  'web/desk': ['domain', 'policy', 'contract', 'web/ui'],
  'web/visit': ['domain', 'policy', 'contract', 'web/ui'],
  'web/apply': ['domain', 'policy', 'contract', 'web/ui'],
  cli: ['server', 'domain', 'policy', 'contract', 'paperwork', 'demo'],
  demo: ['cli', 'server', 'domain', 'policy', 'contract', 'paperwork'],
  // The simulator of phones runs their own code against the server.
  bench: ['domain', 'policy', 'contract', 'paperwork', 'server', 'cli', 'demo', 'web/visit', 'web/ui'],
  journeys: ['domain', 'policy', 'contract', 'paperwork', 'server', 'cli', 'demo'],
  tools: ['domain', 'policy', 'contract', 'paperwork', 'server', 'cli', 'demo'],
};

const ours = '^(domain|policy|contract|paperwork|server|web|cli|demo|bench|journeys|tools)/';

const rooms = Object.entries(arrows).map(([room, others]) => ({
  name: `arrows of ${room}`,
  severity: 'error',
  comment: `${room} may import: ${others.join(', ') || 'nothing of ours'}`,
  from: { path: `^${room}/` },
  to: { path: ours, pathNot: [room, ...others].map((each) => `^${each}/`) },
}));

/** Folders of the server that are no duty of the programme. */
const machinery = '(?:http|https|db|rights|jobs|documents|keys|clock|audit|spreadsheets|backup|testing)';
const duty = `^server/(?!${machinery}/)([^/]+)/`;

/** Pure rooms read no clock, file, network or database: of Node's own they import only arithmetic on bytes. */
const pure = {
  name: 'pure rooms stay pure',
  severity: 'error',
  from: { path: '^(domain|policy|contract|paperwork)/', pathNot: '\\.test\\.ts$' },
  to: { dependencyTypes: ['core'], pathNot: '^(node:)?(zlib|buffer)$' },
};

/** Acts that other duties need in their own transaction, one file each. */
const doors = [
  '^server/leads/(screening|facts-on|nightly)\\.ts$',
  // Findings and lists are judged over the same facts, in the same scopes.
  '^server/leads/(screening-scope|filled|once-a-pack)\\.ts$',
  // Whatever changes a household rechecks it; a correction is refused what it makes impossible.
  '^server/data-quality/refresh\\.ts$',
  '^server/identification/(taking-over|running)\\.ts$',
  '^server/policy/adoption\\.ts$',
  // A form is put into its campaign, founded when it is the first, by who writes the form.
  '^server/campaigns/campaign-of-day\\.ts$',
  // What an export is made of: each duty counts and writes its own file.
  '^server/(reports/cell-file|imports/fault-file|data-quality/findings-file)\\.ts$',
  // Nightly, among the other long work.
  '^server/imports/expired-uploads\\.ts$',
  '^server/households/(numbers|versions|snapshots|register|household-lock)\\.ts$',
  // How a household is read on a day and how its values are sealed: one way for every duty.
  // What the township accepts of a visit is written as a correction is, in the transaction that accepts it.
  '^server/households/(correction|registry-corrections|situation-corrections|natural-changes)\\.ts$',
  '^server/households/(on-day|member-view|private-value|account-names)\\.ts$',
];

module.exports = {
  forbidden: [
    ...rooms,
    pure,
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'a duty calls only the doors of another',
      severity: 'error',
      comment: 'queries.ts answers questions; the other doors are acts that must happen in the same transaction',
      from: { path: duty, pathNot: '\\.test\\.ts$' },
      to: { path: duty, pathNot: ['^server/$1/', '/queries\\.ts$', ...doors] },
    },
    {
      name: 'machinery knows no duty',
      severity: 'error',
      from: { path: '^server/(db|rights|keys|clock|jobs)/', pathNot: '\\.test\\.ts$' },
      to: { path: duty },
    },
    {
      name: 'only what is installed',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'the program ships no build tools',
      severity: 'error',
      from: {
        path: '^(domain|policy|contract|paperwork|server|cli|demo)/',
        pathNot: '(\\.test\\.ts|/testing[^/]*\\.ts)$',
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
