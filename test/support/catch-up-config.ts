import type { Config } from '../../src/config/config.js'
import { exampleConfig, exampleSource } from './example-config.js'
import { sampleDataset } from './sample-dataset.js'
import { sampleSlo } from './sample-slo.js'

/** What ingest reads in the tests of catching up: two SLOs and a dataset of one Prometheus, with six hours of history to fetch. */
export function catchUpConfig(url: string): Config {
  const total = 'http_requests_total{service="checkout"}'
  const bad = 'http_requests_total{service="checkout",code=~"5.."}'
  const good = 'http_requests_total{service="checkout",code!~"5.."}'
  return exampleConfig({
    prometheus: [exampleSource({ url, retentionSeconds: 6 * 3600 })],
    slos: [
      sampleSlo({ name: 'availability', indicator: { kind: 'ratio', total, bad } }),
      sampleSlo({ name: 'success', indicator: { kind: 'ratio', total, good } }),
    ],
    datasets: [sampleDataset()],
  })
}
