// `npm run test:compat`: the integration tests on the oldest and on the newest versions, then the queries on VictoriaMetrics and the store on PostgreSQL.
import { close, jest } from './count-jest.mjs'
import { installPackages } from './install.mjs'

installPackages()
delete process.env.UPDATE_GOLDEN
const counts = []
for (const [prometheus, alertmanager] of [
  ['2.42', '0.25'],
  ['3.5', '0.33'],
]) {
  console.log(`Prometheus ${prometheus}, Alertmanager ${alertmanager}`)
  const env = { PLIMSOLL_PROMETHEUS: prometheus, PLIMSOLL_ALERTMANAGER: alertmanager }
  counts.push(await jest('integration', { args: ['--maxWorkers=2'], env }))
}
counts.push(await jest('compat', { args: ['--maxWorkers=1'] }))
counts.push(await jest('postgres', { args: ['--maxWorkers=2'] }))
close(counts)
