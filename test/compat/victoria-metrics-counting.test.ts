import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { startVictoriaMetrics, type VictoriaMetricsProcess } from '../../demo/processes/victoria-metrics-process.js'
import { createLedger } from '../../src/ledger/create-ledger.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import type { Flavour } from '../../src/prometheus/source.js'
import { sloKey } from '../../src/slo/slo.js'
import { openStore } from '../../src/store/open-store.js'
import { countsIn } from '../support/counts-in.js'
import { exampleConfig, exampleSource } from '../support/example-config.js'
import { createMemoryLogger } from '../support/memory-logger.js'
import { sampleSlo } from '../support/sample-slo.js'

// Traffic in bursts, that the test knows second by second, scraped by hand: what does the ledger make of it through a VictoriaMetrics?

const HOURS = 8
const BURSTS = 400
/** In the middle the process restarts. */
const RESET = (HOURS * 3600) / 2
/** What is counted shortly before a restart nobody ever scrapes, and what comes at an end of the hours that are asked for is on either side of it. */
const QUIET = [RESET, 3600, (HOURS - 1) * 3600]
const end = Math.floor(Date.now() / 3_600_000) * 3_600_000
const start = end - HOURS * 3_600_000

let folder: string
let victoria: VictoriaMetricsProcess

const truth = traffic()

beforeAll(async () => {
  folder = await temporaryFolder('compat-counting')
  victoria = await startVictoriaMetrics(folder)
  for (const scrape of [15, 30]) {
    await victoria.importSamples(scraped(`all_${scrape}_total`, truth.events, scrape))
    await victoria.importSamples(scraped(`bad_${scrape}_total`, truth.errors, scrape))
  }
  await victoria.flush()
})
afterAll(async () => {
  await victoria.stop()
  await rm(folder, { recursive: true, force: true })
})

/** The same numbers in [0, 1) in every run. */
function createDice(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647
}

interface Traffic {
  /** Per second since `start`. */
  readonly events: readonly number[]
  readonly errors: readonly number[]
}

function traffic(): Traffic {
  const dice = createDice(7)
  const events = new Array<number>(HOURS * 3600).fill(0)
  const errors = new Array<number>(HOURS * 3600).fill(0)
  for (let burst = 0; burst < BURSTS; burst += 1) {
    const second = Math.floor(dice() * events.length)
    if (QUIET.some((at) => Math.abs(second - at) < 60)) continue
    const size = 1 + Math.floor(dice() * 500)
    events[second]! += size
    if (burst % 10 === 0) errors[second]! += Math.ceil(size / 2)
  }
  return { events, errors }
}

/** What a scrape every `interval` seconds sees; one in a hundred is missed. */
function scraped(name: string, perSecond: readonly number[], interval: number): string {
  const dice = createDice(interval)
  const phase = Math.floor(dice() * interval)
  const lines: string[] = []
  let value = 0
  for (const [second, count] of perSecond.entries()) {
    if (second === RESET) value = 0
    value += count
    if (second % interval === phase && dice() > 0.01) lines.push(`${name} ${value} ${start + second * 1000}\n`)
  }
  return lines.join('')
}

/** Events and errors between the hours at both ends, as the ledger has them. */
async function ledgerOf(scrape: number, flavour: Flavour): Promise<{ events: number; errors: number }> {
  const source = exampleSource({
    url: victoria.url,
    flavour,
    scrapeIntervalSeconds: scrape,
    retentionSeconds: HOURS * 3600,
  })
  const indicator = { kind: 'ratio', total: `all_${scrape}_total`, bad: `bad_${scrape}_total` } as const
  const slo = sampleSlo({ flavour, scrapeIntervalSeconds: scrape, indicator })
  const database = await openStore(':memory:')
  try {
    const ledger = createLedger({
      ...{ database, config: exampleConfig({ prometheus: [source], slos: [slo] }) },
      ...{ readers: new Map([['default', createPrometheusReader(source)]]) },
      ...{ clock: () => new Date(end), logger: createMemoryLogger() },
    })
    await ledger.ingestUpTo(new Date(end))
    const inner = { from: new Date(start + 3_600_000), to: new Date(end - 3_600_000) }
    const [counts] = [...(await countsIn(ledger.counts, [sloKey(slo)], inner)).values()]
    return { events: counts?.events ?? NaN, errors: counts?.errors ?? NaN }
  } finally {
    await database.close()
  }
}

interface Wrong {
  readonly events: number
  readonly errors: number
}

/** By which share the ledger is wrong. */
async function wrongOf(scrape: number, flavour: Flavour): Promise<Wrong> {
  const inner = (counts: readonly number[]) => counts.slice(3600, -3600).reduce((sum, count) => sum + count, 0)
  const told = await ledgerOf(scrape, flavour)
  return {
    events: Math.abs(told.events / inner(truth.events) - 1),
    errors: Math.abs(told.errors / inner(truth.errors) - 1),
  }
}

test.each([15, 30])('bursts that are scraped every %d s are counted within 0.5 %% by difference', async (scrape) => {
  const wrong = await wrongOf(scrape, 'victoriametrics')
  expect(wrong.events).toBeLessThan(0.005)
  expect(wrong.errors).toBeLessThan(0.005)
})

// By chance its sum may be right: each burst by itself is not.
test('by rate, as of any other server, they are not: the flavour matters', async () => {
  expect((await wrongOf(15, 'prometheus')).events).toBeGreaterThan(0.005)
})
