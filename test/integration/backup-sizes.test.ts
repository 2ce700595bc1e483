import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { rm } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { until } from '../../demo/processes/child.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus } from '../../demo/processes/prometheus-process.js'
import { createToldMeasures } from '../../src/backup/measure/told-measures-client.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import { openStore } from '../../src/store/open-store.js'
import { exampleSource } from '../support/example-config.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { sampleDataset } from '../support/sample-dataset.js'

// Twenty sizes share one question: a real Prometheus has to take it, and give each dataset its own.

const COUNT = 45
/** Of this one nobody tells a size, nor a duration. */
const SILENT = 30

const datasets = Array.from({ length: COUNT }, (_, index) =>
  sampleDataset({
    name: `d-${index}`,
    expectedDurationSeconds: 60,
    lastSuccess: `dump_last_success{dataset="d-${index}"}`,
    measureQueries: { size: `dump_size_bytes{dataset="d-${index}"}`, duration: `dump_seconds{dataset="d-${index}"}` },
  }),
)

function exposition(at: number): string {
  return datasets
    .map(({ name }, index) => {
      const size = index === SILENT ? '' : `dump_size_bytes{dataset="${name}"} ${1000 + index}\n`
      // Half of them say how long it took.
      const duration = index % 2 === 0 ? '' : `dump_seconds{dataset="${name}"} ${index}.5\n`
      return `dump_last_success{dataset="${name}"} ${at - index}\n${size}${duration}`
    })
    .join('')
}

test('each dataset has the size and the duration that a real Prometheus tells of it', async () => {
  const began = Math.floor(Date.now() / 1000)
  const exporter = createServer((_request, response) => response.end(exposition(began)))
  exporter.listen(0, '127.0.0.1')
  await once(exporter, 'listening')
  const folder = await temporaryFolder('backup-sizes')
  const prometheus = await startPrometheus({
    ...{ binaries: await prometheusBinaries('any'), folder },
    scrape: { dumps: `127.0.0.1:${(exporter.address() as AddressInfo).port}` },
    scrapeInterval: '1s',
  })
  const database = await openStore(':memory:')
  try {
    const reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
    await until('it has scraped', async () => (await reader.instant('dump_last_success', new Date())).length === COUNT)
    const told = createToldMeasures({
      ...{ database, datasets, readers: new Map([['default', reader]]) },
      ...{ clock: () => new Date(), steps: ignoreSteps, logger: createMemoryLogger() },
    })
    await told.ask(new AbortController().signal)
    expect(datasets.map((one) => told.of(one)[0] ?? null)).toEqual(
      datasets.map((_, index) =>
        index === SILENT
          ? null
          : {
              // As old as its start.
              pointAt: new Date((began - index - 60) * 1000),
              sizeBytes: 1000 + index,
              durationSeconds: index % 2 === 0 ? null : index + 0.5,
            },
      ),
    )
  } finally {
    await database.close()
    await prometheus.stop()
    exporter.close()
    await rm(folder, { recursive: true, force: true })
  }
})
