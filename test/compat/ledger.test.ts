import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startVictoriaMetrics, type VictoriaMetricsProcess } from '../../demo/processes/victoria-metrics-process.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { sloKey } from '../../src/slo/slo.js'
import { openStore } from '../../src/store/open-store.js'
import { claimOf, compareWithTruth, knownMinutes } from '../support/compare-with-truth.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { hardMonth } from '../support/history/example-models.js'
import type { Model, Truth } from '../support/history/model.js'
import { simulate } from '../support/history/simulate.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { sampleSlo } from '../support/sample-slo.js'

const end = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3_600_000)
/** VictoriaMetrics counts the increment before the window too, so that windows of 75 s overlap by 15 s: see docs/compatibility.md. */
const RATIO_TOLERANCE = 0.02

test('the ledger reads an error ratio out of raw series in VictoriaMetrics', async () => {
  const folder = await temporaryFolder('compat-ledger')
  const victoria = await startVictoriaMetrics(folder)
  const model = hardMonth(end, { days: 3 })
  const source = exampleSource({ url: victoria.url, retentionSeconds: 4 * 86_400 })
  const slo = sampleSlo({
    indicator: {
      kind: 'ratio',
      total: 'http_requests_total{service="checkout"}',
      bad: 'http_requests_total{service="checkout",code=~"5.."}',
    },
  })
  const database = await openStore(join(folder, 'plimsoll.db'))
  try {
    const truth = await importModel(model, victoria)
    const config = exampleConfig({ slos: [slo], prometheus: [source] })
    const readers = new Map([['default', createPrometheusReader(source)]])
    const ledger = createLedger({ database, config, readers, clock: () => end, logger: createMemoryLogger() })
    await ledger.ingestUpTo(end)
    const claim = await claimOf(ledger.counts, sloKey(slo), model.interval)
    const known = await knownMinutes(ledger.counts, sloKey(slo), model.interval)
    const { relativeError } = compareWithTruth(claim, { truth, interval: model.interval, known, bad: 'errors' })
    process.stdout.write(`off by ${(relativeError * 100).toFixed(2)} %\n`)
    expect(relativeError).toBeLessThan(RATIO_TOLERANCE)
    // Three days without the gaps of the model.
    expect(known.size).toBeGreaterThan(3 * 1440 - 60)
  } finally {
    await database.close()
    await victoria.stop()
    await rm(folder, { recursive: true, force: true })
  }
})

async function importModel(model: Model, victoria: VictoriaMetricsProcess): Promise<Truth> {
  const history = simulate(model)
  let portion = history.next()
  for (; portion.done !== true; portion = history.next()) {
    // The same lines, with times in milliseconds.
    await victoria.importSamples(portion.value.replace(/ (\d+)\.(\d{3})\n/g, ' $1$2\n'))
  }
  await victoria.flush()
  return portion.value
}
