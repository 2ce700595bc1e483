import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { prometheusBinaries } from '../../demo/processes/binaries.js'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'
import { importHistory, startPrometheus, type PrometheusProcess } from '../../demo/processes/prometheus-process.js'
import { measureIncident } from '../../src/incident/measure/measure-incident.js'
import { readEvidence } from '../../src/incident/measure/read-evidence.js'
import { createPrometheusReader } from '../../src/prometheus/prometheus-client.js'
import { readRecordedAge } from '../../src/incident/measure/read-recorded-age.js'
import { renderLabels } from '../../src/promql/render-series.js'
import { identityLabels } from '../../src/slo/identity.js'
import { SERIES } from '../../src/slo/series-names.js'
import type { Slo } from '../../src/slo/slo.js'
import { exampleSource } from '../support/example-config.js'
import { pagesThrough, START } from '../support/outages/live-through.js'
import { outageOf, type OutageCase } from '../support/outages/outage-cases.js'
import { scrapesOf } from '../support/outages/outage-model.js'
import { incidentSettings as settings, sampleAlert, sampleIncident } from '../support/sample-incident.js'
import { sampleSlo } from '../support/sample-slo.js'

/** Outages of services with few events and of probes that page, each under a label of its own. */
const cases = ([0.02, 0.1, 0.5, 'probe 15 s', 'probe 30 s', 'probe 60 s'] as const)
  .flatMap((source) => ([1, 0.5] as const).map((share) => paging((seed) => outageOf(source, share, seed))))
  .map((one, index) => ({ ...one, name: `c${index}` }))

type Case = (typeof cases)[number]

/** The first of them that pages, and when. */
function paging(draw: (seed: number) => OutageCase) {
  for (let seed = 1; ; seed++) {
    const outage = draw(seed)
    const page = pagesThrough(outage.model, outage.objective)
      .toSorted((a, b) => a.from - b.from)
      .find(({ from }) => from >= outage.onset && from <= outage.recovery)
    if (page?.to != null && outage.onsetShows && outage.recoveryShows)
      return { ...outage, from: page.from, to: page.to }
  }
}

function sloOf({ model, objective, name }: Case): Slo {
  const selector = (metric: string) => `${metric}{case="${name}"}`
  return sampleSlo({
    name,
    objective,
    scrapeIntervalSeconds: model.scrapeSeconds,
    indicator:
      model.rate === null
        ? { kind: 'probe', metric: selector('probe_up'), aggregate: 'each' }
        : { kind: 'ratio', total: selector('requests_total'), bad: selector('failures_total') },
  })
}

/** What Prometheus would have scraped. */
function historyOf({ model, name }: Case): readonly string[] {
  let before = 0
  return scrapesOf(model).flatMap(({ at, events, errors }) => {
    const time = START / 1000 + at
    const failed = errors - before
    before = errors
    return model.rate === null
      ? [`probe_up{case="${name}"} ${1 - failed} ${time}`]
      : [`requests_total{case="${name}"} ${events} ${time}`, `failures_total{case="${name}"} ${errors} ${time}`]
  })
}

/** What a rule group recorded that is evaluated 11.25 s after even instants. */
const RECORDED_PHASE = 11.25
const recorded = sampleSlo({ name: 'recorded' })
const recordedHistory = Array.from({ length: 20 }, (_, index) => {
  const series = renderLabels(SERIES.eventsBase, identityLabels(recorded))
  return `${series} 5 ${START / 1000 + 30 * index + RECORDED_PHASE}`
})

let prometheus: PrometheusProcess
let folder: string

beforeAll(async () => {
  folder = await temporaryFolder('sparse')
  const binaries = await prometheusBinaries('any')
  const file = join(folder, 'history.om')
  await writeFile(file, [...cases.flatMap(historyOf), ...recordedHistory, '# EOF\n'].join('\n'))
  await importHistory(binaries, file, folder)
  prometheus = await startPrometheus({ binaries, folder })
})

afterAll(async () => {
  await prometheus.stop()
  await rm(folder, { recursive: true, force: true })
})

async function measure(one: Case) {
  const instant = (seconds: number) => new Date(START + Math.round(seconds * 1000))
  const labels = { ...sampleAlert().labels, slo: one.name }
  const alerts = [sampleAlert({ labels, startsAt: instant(one.from), endsAt: instant(one.to) })]
  const incident = sampleIncident({ milestones: {}, alerts })
  const reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
  const parts = { readers: new Map([['default', reader]]), slos: [sloOf(one)], settings, replicaLabels: new Map() }
  const now = instant(one.recovery + 7 * 3600)
  const book = { service: 'checkout', environment: 'production', incidents: [incident], loose: [] }
  const measured = measureIncident(incident, await readEvidence(parts, { incident, book, now }), { settings, now })
  return measured.incident
}

it('a dozen outages of sparse services and probes are timed as well as they say, through a real Prometheus', async () => {
  const rows: { name: string; edge: string; error: number; within: number }[] = []
  for (const one of cases) {
    const { state, milestones } = await measure(one)
    expect([one.name, state]).not.toEqual([one.name, 'open'])
    for (const [edge, truth] of [
      ['onset', one.onset],
      ['recovered', Math.max(one.recovery, one.from)],
    ] as const) {
      const { at, source, uncertaintySeconds } = milestones[edge]!
      expect([one.name, edge, source]).toEqual([one.name, edge, 'sli'])
      rows.push({ name: one.name, edge, error: (at.getTime() - START) / 1000 - truth, within: uncertaintySeconds! })
    }
  }
  const told = rows.map((row) => `${row.name} ${row.edge} ${row.error.toFixed(0)} ± ${row.within}`)
  console.log(told.join('\n'))
  // Nineteen of twenty.
  expect(rows.filter(({ error, within }) => Math.abs(error) > within).length).toBeLessThanOrEqual(1)
  expect(rows.filter(({ error, within }) => within <= 120 && Math.abs(error) > 120)).toEqual([])
})

it('a real Prometheus tells when it recorded, so that no age is assumed', async () => {
  const reader = createPrometheusReader(exampleSource({ url: prometheus.url }))
  const ageAt = (seconds: number) =>
    readRecordedAge(reader, { slo: recorded, group: null, replicaLabels: [] }, new Date(START + seconds * 1000))
  // 300 s is even, 317 s is not, and at 120 s as at 150 s the newest value is as old.
  for (const seconds of [300, 317, 120, 150]) expect(await ageAt(seconds)).toBeCloseTo(30 - RECORDED_PHASE, 2)
  expect(await ageAt(7200)).toBe(15)
})
