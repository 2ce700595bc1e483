import { rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus } from '../../demo/processes/prometheus-process.js'
import { selfRules } from '../../src/self/self-rules.js'
import { createLiveSource } from '../../src/live/live-source.js'
import { renamedLabels } from '../../src/live/renamed-labels.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'

// A real Prometheus scrapes our metrics as a ServiceMonitor has it do: with labels of the target that ours have too.

const METRIC =
  'plimsoll_slo_budget_remaining_ratio{service="checkout",slo="availability",environment="production"} 0.4\n'
const TARGET = { service: 'plimsoll-metrics', namespace: 'monitoring', pod: 'plimsoll-0' }

let daemon: Server

beforeAll(async () => {
  daemon = createServer((_request, response) => response.setHeader('Content-Type', 'text/plain').end(METRIC))
  await new Promise<void>((resolve) => daemon.listen(0, '127.0.0.1', resolve))
})

afterAll(() => new Promise((resolve) => daemon.close(resolve)))

/** As docs/output.md has it, for an operator that honours no labels (`overrideHonorLabels`). */
const NAMED_BACK = [
  { action: 'labelmap', regex: 'exported_(service|namespace|pod|container)' },
  { action: 'labeldrop', regex: 'exported_(service|namespace|pod|container)' },
]

test.each([
  { what: 'without honor_labels', scraping: { honorLabels: false }, service: 'plimsoll-metrics', told: 1 },
  { what: 'with honor_labels', scraping: { honorLabels: true }, service: 'checkout', told: 0 },
  { what: 'with labels named back', scraping: { metricRelabelling: NAMED_BACK }, service: 'checkout', told: 0 },
])('$what our service arrives as $service, which is told $told times', async ({ scraping, service, told }) => {
  const folder = await temporaryFolder('renamed-labels')
  const scrape = { plimsoll: `127.0.0.1:${(daemon.address() as AddressInfo).port}` }
  const settings = { binaries: await prometheusBinaries('any'), folder, scrape, scrapeInterval: '1s' }
  const prometheus = await startPrometheus({ ...settings, ...scraping, targetLabels: TARGET })
  try {
    const config = exampleConfig({ prometheus: [exampleSource({ url: prometheus.url })] })
    const reader = createPrometheusReader(config.prometheus[0]!)
    const ask = (query: string) => reader.instant(query, new Date())
    await until('it is scraped', async () => (await ask('plimsoll_slo_budget_remaining_ratio')).length === 1)
    const [series] = await ask('plimsoll_slo_budget_remaining_ratio')
    expect(series?.labels).toMatchObject({ service, pod: 'plimsoll-0' })
    const remarks = await renamedLabels(config, new Map([['default', createLiveSource(reader, new Date())]]))
    expect(remarks.map(({ rule, message }) => `${rule}: ${message}`)).toEqual(
      Array.from({ length: told }, () => {
        return 'live-labels: the scrape job plimsoll renames the labels of Plimsoll’s metrics: service arrives as exported_service'
      }),
    )
    const alert = selfRules(config).rules.find((rule) => 'alert' in rule && rule.alert === 'PlimsollLabelsRenamed')
    expect(await ask(alert!.expr)).toHaveLength(told)
  } finally {
    await prometheus.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
