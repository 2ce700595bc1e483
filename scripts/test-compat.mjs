// `npm run test:compat`: the integration tests on the oldest and on the newest versions, with every case that `npm test` takes a sample of; then
// what takes minutes, the queries on VictoriaMetrics and the store on PostgreSQL.
import { close, jest, run } from './count-jest.mjs'
import { installPackages } from './install.mjs'

installPackages()
delete process.env.UPDATE_GOLDEN
process.env.PLIMSOLL_BREADTH = 'all'
const programs = await run(process.execPath, ['scripts/bundle-programs.mjs'])
if (!programs.ok) throw new Error(programs.output)
const counts = []
// Of these too what matters is the version.
const ON_EACH_VERSION = 'compat/(demo-dashboards|demo-recovery|outage|roll-back)\\.test'
for (const [prometheus, alertmanager] of [
  ['2.42', '0.25'],
  ['3.5', '0.33'],
]) {
  console.log(`Prometheus ${prometheus}, Alertmanager ${alertmanager}`)
  const env = { PLIMSOLL_PROMETHEUS: prometheus, PLIMSOLL_ALERTMANAGER: alertmanager }
  counts.push(await jest('integration', { args: ['--maxWorkers=2'], env }))
  counts.push(await jest('compat', { args: ['--maxWorkers=1', `--testPathPatterns=${ON_EACH_VERSION}`], env }))
}
counts.push(await jest('compat', { args: ['--maxWorkers=1', `--testPathIgnorePatterns=${ON_EACH_VERSION}`] }))
// The whole of what `npm test` takes a part of.
counts.push(
  await jest('unit', {
    args: ['--testPathPatterns=(agenda/calendar-times|config/fuzz-config|http/access-over-http)\\.test'],
  }),
)
counts.push(await jest('postgres', { args: ['--maxWorkers=2'] }))
close(counts)
