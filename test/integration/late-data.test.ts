import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { datasetId } from '../../src/backup/dataset.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { objectiveId } from '../../src/slo/counts.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { catchUpConfig } from '../support/catch-up-config.js'
import { dataset, minute, objective } from '../support/ledger-house.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { remoteWrite, type SentSeries } from '../support/remote-write.js'
import { countsIn } from '../support/counts-in.js'

/** The agent is offline over these minutes, and sends them when it is back. */
const OFFLINE = { from: 60, to: 120 }
const ARRIVAL = 150
/** Each 15 s: 30 requests, 3 of them in error. */
const STEP = { requests: 30, errors: 3 }

let folder: string
let prometheus: PrometheusProcess
let database: Database

beforeAll(async () => {
  folder = await temporaryFolder('late-data')
  const binaries = await prometheusBinaries('any')
  prometheus = await startPrometheus({ binaries, folder, remoteWrite: { lateBy: '6h' } })
  database = await openStore(':memory:')
})

afterAll(async () => {
  await database.close()
  await prometheus.stop()
  await rm(folder, { recursive: true, force: true })
})

/** What the agent scraped in `[from, to)`, in minutes: counters of requests and the time of the newest backup. */
function scraped(from: number, to: number): readonly SentSeries[] {
  const steps = Array.from({ length: (to - from) * 4 }, (_, index) => from * 4 + index)
  const counter = (code: string, perStep: number) => ({
    labels: { __name__: 'http_requests_total', service: 'checkout', code },
    samples: steps.map((step) => ({ at: minute(step / 4), value: 1e6 + step * perStep })),
  })
  const backups = {
    labels: { __name__: 'backup_last_success_timestamp_seconds', dataset: 'orders-db' },
    samples: steps.map((step) => ({ at: minute(step / 4), value: minute(-60).getTime() / 1000 })),
  }
  return [counter('200', STEP.requests - STEP.errors), counter('500', STEP.errors), backups]
}

test('an hour that a real Prometheus gets an hour late by remote write is in the ledger within two hours', async () => {
  let now = 0
  const config = catchUpConfig(prometheus.url)
  const readers = new Map(config.prometheus.map((source) => [source.name, createPrometheusReader(source)]))
  const ledger = createLedger({ database, config, readers, clock: () => minute(now), logger: createMemoryLogger() })
  const { signal } = new AbortController()
  const live = async (from: number, to: number) => {
    for (now = from; now <= to; now += 10) {
      await remoteWrite(prometheus.url, now < OFFLINE.from || now >= OFFLINE.to ? scraped(now, now + 10) : [])
      await ledger.job.run(minute(now), signal)
      if (now % 60 === 0) await ledger.refillJob.run(minute(now + 7), signal)
    }
  }
  const known = async (from: number, to: number) => {
    const counts = await countsIn(ledger.counts, [objective], { from: minute(from), to: minute(to) })
    const questions = [{ key: dataset, rpoSeconds: 86_400, reportsLoss: false }]
    const exposure = await ledger.recoveryPoints.exposure(questions, { from: minute(from), to: minute(to) })
    return {
      counts: counts.get(objectiveId(objective)),
      backup: exposure.get(datasetId(dataset))?.observedSeconds ?? 0,
    }
  }
  await live(0, ARRIVAL - 10)
  const before = await known(OFFLINE.from, OFFLINE.to - 1)
  expect(before.counts?.observedSeconds ?? 0).toBe(0)
  expect(before.backup).toBe(0)
  await remoteWrite(prometheus.url, scraped(OFFLINE.from, OFFLINE.to))
  await live(ARRIVAL, ARRIVAL + 120)
  const after = await known(0, ARRIVAL + 60)
  expect(after.counts?.observedSeconds).toBe((ARRIVAL + 60) * 60)
  const late = await known(OFFLINE.from - 2, OFFLINE.to + 2)
  expect(late.counts?.observedSeconds).toBe(64 * 60)
  expect(late.counts?.events).toBeCloseTo(64 * 4 * STEP.requests, 6)
  expect(late.counts?.errors).toBeCloseTo(64 * 4 * STEP.errors, 6)
  expect(late.backup).toBe(64 * 60)
})
