import { alertmanagerBinaries, nodeExporterBinary, prometheusBinaries } from '../demo/processes/binaries.js'

// Once, before the integration tests ask for them side by side.
for (const version of ['2.42', '3.5'] as const) {
  const { prometheus } = await prometheusBinaries(version)
  console.log(`Prometheus ${version}: ${prometheus}`)
}
for (const version of ['0.25', '0.33'] as const) {
  const { alertmanager } = await alertmanagerBinaries(version)
  console.log(`Alertmanager ${version}: ${alertmanager}`)
}
console.log(`node_exporter: ${await nodeExporterBinary()}`)
