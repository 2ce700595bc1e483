const { doors, ports } = require('./scripts/doors.cjs')
const { floors, importedFrom } = require('./scripts/floors.cjs')

const IO_LIBRARIES =
  '(^|/)node_modules/(express|helmet|kysely|libsql|pg|prometheus-query|nodemailer|node-cron|prom-client|pino)(/|$)'
// Besides the adapters, only files whose suffix says so may touch the outside world.
const IO_FILES =
  '(-router|-store|-job|-client|-sender|-files|-server|/runtime)\\.ts$|^src/(app|cli|prometheus|store|scheduler|http|metrics)/|^src/main\\.ts$|^src/shared/(logger)\\.ts$'
const ROOMS = floors.flat().join('|')

/** Nothing is imported from one's own floor, or from above it. Tests may look up. */
const arrows = floors.flat().map((room) => ({
  name: `${room}-knows-what-lies-below-it`,
  severity: 'error',
  from: { path: `^src/${room}(/|\\.ts$)`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[room, ...importedFrom(room)].join('|')})(/|\\.ts$)` },
}))

const FEATURES = Object.keys(doors)

/** Other rooms enter a feature by its doors. Tests may look inside. */
const entrances = FEATURES.map((room) => ({
  name: `${room}-is-entered-by-its-doors`,
  comment: 'scripts/doors.cjs',
  severity: 'error',
  from: { path: '^src/', pathNot: `^src/${room}/|\\.test\\.ts$` },
  to: {
    path: `^src/${room}/`,
    pathNot: `^src/${room}/(${['feature', 'answers', 'runtime', ...doors[room]].join('|')})\\.ts$`,
  },
}))

/** A feature asks no other but those that it says it asks. */
const questions = FEATURES.map((room) => {
  const others = FEATURES.filter((other) => other !== room && !(ports[room] ?? []).includes(other))
  return {
    name: `${room}-asks-no-other-feature`,
    comment: 'scripts/doors.cjs',
    severity: 'error',
    from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
    to: { path: `^src/(${others.join('|')})/` },
  }
})

/** Development packages that the build takes into the program (ADR 56); the others are for tests and tools. */
const bundled =
  '(^|/)node_modules/(@grafana/grafana-foundation-sdk|@lezer/[a-z]+|@prometheus-io/lezer-promql|age-encryption|commander|croner|currency-codes|diff|echarts|' +
  'fastest-levenshtein|ical\\.js|markdown-it|pdfkit|picocolors|string-width|temporal-polyfill|tinyglobby|unpdf|yaml|zod|zod-openapi)/'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...arrows,
    ...entrances,
    ...questions,
    {
      name: 'every-room-has-a-floor',
      comment: 'scripts/floors.cjs',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${ROOMS})(/|\\.ts$)` },
      to: {},
    },
    {
      name: 'one-room-knows-the-dashboard-sdk',
      severity: 'error',
      from: { pathNot: '^src/generate/dashboards/' },
      to: { path: '(^|/)node_modules/@grafana/' },
    },
    {
      name: 'generate-loads-neither-http-nor-sql',
      severity: 'error',
      from: { path: '^src/generate/' },
      to: {
        path: '^src/(app|cli|http|metrics|scheduler|store|prometheus|ledger|notify|report)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'renderers-know-blocks-and-no-feature',
      severity: 'error',
      from: { path: '^src/render/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(shared|words|document|render)/' },
    },
    {
      name: 'pure-files-do-no-io',
      severity: 'error',
      from: { path: '^src/', pathNot: `${IO_FILES}|\\.test\\.ts$` },
      to: { path: IO_LIBRARIES },
    },
    {
      name: 'pure-files-import-no-node-modules',
      severity: 'error',
      from: { path: '^src/', pathNot: `${IO_FILES}|\\.test\\.ts$` },
      // What `crypto` computes depends on nothing but what it is given, as long as nobody asks it for randomness.
      to: { dependencyTypes: ['core'], pathNot: '^crypto$' },
    },
    {
      name: 'no-test-code-in-production',
      comment: 'What starts a process from a checkout (.mjs) is replaced by the build.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$|\\.mjs$' },
      to: { path: '^(test|demo|bench|scripts)/|\\.test\\.ts$' },
    },
    {
      name: 'no-development-packages-in-production',
      comment: 'What starts a process from a checkout (.mjs) is replaced by the build.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$|\\.mjs$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: bundled },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
}
