import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { incidentSettings as settings, sampleAlert, sampleIncident } from '../support/sample-incident.js'
import { measureIncident } from '../../src/incident/measure/measure-incident.js'
import { readEvidence } from '../../src/incident/measure/read-evidence.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { baseWindowSeconds } from '../../src/slo/indicator/base-window.js'
import { BASE_INTERVAL_SECONDS } from '../../src/slo/windows.js'
import { exampleSource } from '../support/example-config.js'
import type { Incident as Trouble, Model } from '../support/history/model.js'
import { createRandom } from '../support/history/random.js'
import { startPrometheusWithHistory, type HistoricPrometheus } from '../support/prometheus-with-history.js'
import { sampleSlo } from '../support/sample-slo.js'

const KINDS = ['full', 'partial', 'flapping', 'overlapping', 'rising'] as const
const COUNT = 50
const EVERY_MS = 2 * 3_600_000
const START = Date.parse('2026-11-10T00:00:00Z')
const HORIZON = new Date(START + (COUNT + 1) * EVERY_MS)

/** What was done to the service, and what an ideal watch would write down. */
interface Case {
  readonly kind: (typeof KINDS)[number]
  readonly troubles: readonly Trouble[]
  readonly onset: Date
  readonly recovery: Date
  /** When the fast page fires: 2 % of the budget are spent. */
  readonly detected: Date
}

const random = createRandom(20261123)
const between = (least: number, most: number) => least + random() * (most - least)

function trouble(from: number, minutes: number, share: number): Trouble {
  return { from: new Date(from), to: new Date(from + minutes * 60_000), share }
}

function troublesOf(kind: Case['kind'], from: number): readonly Trouble[] {
  const minutes = between(20, 45)
  switch (kind) {
    case 'full':
      return [trouble(from, between(4, 40), 1)]
    case 'partial':
      return [trouble(from, minutes, between(0.05, 0.5))]
    case 'flapping':
      // Good for less than the stability window each time.
      return [0, 1, 2, 3].map((round) => trouble(from + round * 420_000, between(3.5, 5), between(0.5, 1)))
    case 'overlapping':
      // The first in the list counts: a total outage within a partial one.
      return [trouble(from + 300_000, minutes / 4, 1), trouble(from, minutes, between(0.1, 0.3))]
    case 'rising':
      return [trouble(from, 5, 0.06), trouble(from + 300_000, 5, 0.3), trouble(from + 600_000, minutes, 0.9)]
  }
}

function caseAt(index: number): Case {
  const kind = KINDS[index % KINDS.length] ?? 'full'
  // Anywhere between two scrapes and two evaluations.
  const from = START + (index + 1) * EVERY_MS + between(0, 60_000)
  const troubles = troublesOf(kind, from)
  const share = troubles.at(kind === 'overlapping' ? 1 : 0)?.share ?? 1
  return {
    kind,
    troubles,
    onset: new Date(from),
    recovery: new Date(Math.max(...troubles.map(({ to }) => to.getTime()))),
    detected: new Date(from + 75_000 + (0.0144 * 3_600_000) / share),
  }
}

const cases = Array.from({ length: COUNT }, (_, index) => caseAt(index))

const model: Model = {
  seed: 11,
  service: 'checkout',
  interval: { from: new Date(START), to: HORIZON },
  scrapeSeconds: 15,
  phaseSeconds: 4.3,
  jitterSeconds: 0.4,
  eventsPerSecond: 8,
  ordinaryErrors: 0.0005,
  slow: 0,
  weatherSeconds: 1,
  incidents: cases.flatMap(({ troubles }) => troubles),
  pods: ['a', 'b'].map((name) => ({ name, region: 'eu', life: { from: new Date(START), to: HORIZON }, restarts: [] })),
  gaps: [],
}

const slo = sampleSlo({
  indicator: {
    kind: 'ratio',
    total: 'http_requests_total{service="checkout"}',
    bad: 'http_requests_total{service="checkout",code="500"}',
  },
})

let prometheus: HistoricPrometheus

beforeAll(async () => {
  prometheus = await startPrometheusWithHistory({ model })
})

afterAll(async () => {
  await prometheus.stop()
})

async function measure({ detected, recovery }: Case) {
  const alerts = [sampleAlert({ startsAt: detected, endsAt: new Date(recovery.getTime() + 300_000) })]
  const incident = sampleIncident({ milestones: {}, alerts })
  const reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
  const parts = { readers: new Map([['default', reader]]), slos: [slo], settings, replicaLabels: new Map() }
  const now = new Date(recovery.getTime() + 15 * 60_000)
  const book = { service: 'checkout', environment: 'production', incidents: [incident], loose: [] }
  return measureIncident(incident, await readEvidence(parts, { incident, book, now }), { settings, now }).incident
}

it('fifty incidents are timed within one base window and one evaluation of the truth', async () => {
  const limit = baseWindowSeconds(15) + BASE_INTERVAL_SECONDS
  const rows: { kind: string; state: string; sources: string; onset: number; recovery: number }[] = []
  for (const one of cases) {
    const { state, milestones } = await measure(one)
    const errorOf = (found: Date | undefined, truth: Date) =>
      found === undefined ? Infinity : (found.getTime() - truth.getTime()) / 1000
    rows.push({
      kind: one.kind,
      state,
      sources: [milestones.onset?.source, milestones.recovered?.source].join(),
      onset: errorOf(milestones.onset?.at, one.onset),
      recovery: errorOf(milestones.recovered?.at, one.recovery),
    })
  }
  const worst = (of: 'onset' | 'recovery') => Math.max(...rows.map((row) => Math.abs(row[of])))
  const mean = (of: 'onset' | 'recovery') => rows.reduce((sum, row) => sum + row[of], 0) / rows.length
  console.log(
    `onset: worst ${worst('onset').toFixed(0)} s, mean ${mean('onset').toFixed(0)} s; recovery: worst ${worst('recovery').toFixed(0)} s, mean ${mean('recovery').toFixed(0)} s; limit ${limit} s`,
  )
  expect(rows.filter(({ state, sources }) => state !== 'recovered' || sources !== 'sli,sli')).toEqual([])
  // Neither early nor late by more than a third of a scrape interval, on average over the fifty.
  expect([mean('onset'), mean('recovery')].filter((seconds) => Math.abs(seconds) > 5)).toEqual([])
  expect(rows.filter(({ onset, recovery }) => Math.max(Math.abs(onset), Math.abs(recovery)) > limit)).toEqual([])
})
