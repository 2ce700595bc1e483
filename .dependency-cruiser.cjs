/**
 * The arrows of the house. A room may be named by the rooms above it, never by those below.
 * shared < calendar, promql < dashboard (panels as data) < slo, sla, backup, packs, self, report schema < backtest, discover, config < ledger, generate, … < app < cli < main
 */
const IO_LIBRARIES =
  '(^|/)node_modules/(express|helmet|kysely|libsql|prometheus-query|nodemailer|node-cron|prom-client|pino)(/|$)'
// Besides the adapters, only files whose suffix says so may touch the outside world.
const IO_FILES =
  '(-router|-store|-job|-client|-sender|-files|-server)\\.ts$|^src/(app|cli|prometheus|store|scheduler|http|metrics)/|^src/main\\.ts$|^src/shared/(logger)\\.ts$'
const FEATURES = 'slo|sla|backup|packs|report|self|backtest|discover'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/shared/' },
      to: { path: '^src/(?!shared/)' },
    },
    {
      name: 'calendar-and-promql-know-only-shared',
      severity: 'error',
      from: { path: '^src/(calendar|promql)/' },
      to: { path: '^src/(?!shared/|calendar/|promql/)' },
    },
    {
      name: 'panels-as-data-know-only-shared-and-promql',
      severity: 'error',
      from: { path: '^src/dashboard/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!shared/|promql/|dashboard/)' },
    },
    {
      name: 'one-room-knows-the-dashboard-sdk',
      severity: 'error',
      from: { pathNot: '^src/generate/dashboards/' },
      to: { path: '(^|/)node_modules/@grafana/' },
    },
    {
      name: 'features-do-not-know-what-stands-above-them',
      severity: 'error',
      from: { path: `^src/(${FEATURES})/`, pathNot: '^src/report/' },
      to: {
        path: '^src/((config|generate|app|cli|http|metrics|scheduler|store|prometheus|notify|report)/|main\\.ts$)',
      },
    },
    {
      name: 'generate-loads-neither-http-nor-sql',
      severity: 'error',
      from: { path: '^src/generate/' },
      to: { path: '^src/(app|cli|http|metrics|scheduler|store|prometheus|ledger|notify|report)/' },
    },
    {
      name: 'nothing-imports-app-cli-or-main',
      severity: 'error',
      from: { path: '^src/(?!app/|cli/|main\\.ts)' },
      to: { path: '^src/(app|cli)/|^src/main\\.ts$' },
    },
    {
      name: 'app-does-not-import-cli',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/(cli/|main\\.ts)' },
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
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-test-code-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(test|demo|bench|scripts)/|\\.test\\.ts$' },
    },
    {
      name: 'no-development-packages-in-production',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.cjs', '.json'] },
  },
}
