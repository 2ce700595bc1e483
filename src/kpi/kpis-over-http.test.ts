import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import request from 'supertest'
import { exampleConfig } from '../../test/support/example-config.js'
import { createMemoryLogger } from '../../test/support/memory-logger.js'
import { figuresOf, strayFigures, twinOf, wrongFigures } from '../../test/support/page-figures.js'
import { runCommand } from '../../test/support/run-command.js'
import { plainPages } from '../../test/support/plain-pages.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleDrill } from '../../test/support/sample-drill.js'
import { milestone, sampleIncident } from '../../test/support/sample-incident.js'
import { datasetId, datasetKey, type ExposureSummary } from '../backup/dataset.js'
import type { CountedRun } from '../drill/drill-figures.js'
import { comparedTimes } from '../feature/key-figure.js'
import { periodAt } from '../calendar/period.js'
import { createErrorHandler } from '../http/error-handler.js'
import type { IncidentCourse } from '../incident/incident.js'
import type { Service } from '../service/service.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { kpisAnswer } from './kpi-answer.js'
import { kpisOf, type Kpi } from './kpi.js'
import { createKpi } from './runtime.js'

const NOW = new Date('2026-11-20T12:00:00Z')
const [base] = exampleConfig({}).services as [Service]
const orders = sampleDataset({ service: 'checkout', name: 'orders', rpoSeconds: 300 })

/** An incident that was noticed and over so many minutes after its onset; `null`: it is open. */
function incident(onset: string, [detect, recover]: readonly [number, number | null], changes = {}): IncidentCourse {
  const after = (minutes: number) => milestone(new Date(Date.parse(onset) + minutes * 60_000).toISOString())
  return sampleIncident({
    ...{ environment: null, state: recover === null ? 'open' : 'resolved' },
    milestones: {
      onset: milestone(onset),
      detected: after(detect),
      ...(recover === null ? {} : { recovered: after(recover) }),
    },
    ...changes,
  })
}

const run = (closedAt: string, state: CountedRun['state'], service = 'checkout'): CountedRun => ({
  ...{ id: closedAt, rpoActualSeconds: null },
  ...{ service, drill: 'restore-orders', type: 'restore', failureClass: 'infrastructure' },
  ...{ state, closedAt: new Date(closedAt), rtoActualSeconds: null },
})

const service = (name: string, changes: Partial<Service> = {}): Service => ({ ...base, name, ...changes })
const checkout = service('checkout', { datasets: [orders], drills: [sampleDrill()] })
const catalog = service('catalog', { targets: { ...base.targets, mttrSeconds: 7200 } })

const COURSES = [
  // October, checkout: 8 and 20 min; recovered after 60 and 90 min.
  incident('2026-10-05T10:00:00Z', [8, 60]),
  incident('2026-10-20T10:00:00Z', [20, 90]),
  // November, checkout: noticed after 2, 4 and 3 min, over after 10 and 50 min, and one that is open.
  incident('2026-11-02T10:00:00Z', [2, 10]),
  incident('2026-11-12T10:00:00Z', [4, 50]),
  incident('2026-11-20T11:50:00Z', [3, null]),
  // What does not count: a drill, a false alarm.
  incident('2026-11-13T10:00:00Z', [60, 600], { kind: 'drill' }),
  incident('2026-11-14T10:00:00Z', [60, 600], { kind: 'false_alarm' }),
  // November, catalog: over after 100 min.
  incident('2026-11-03T10:00:00Z', [5, 100], { service: 'catalog' }),
]

const EXPOSURES: Readonly<Record<string, ExposureSummary>> = {
  '2026-10': { observedSeconds: 600, compliantSeconds: 600, worstExposureSeconds: 240 },
  '2026-11': { observedSeconds: 600, compliantSeconds: 540, worstExposureSeconds: 420 },
}

const times = comparedTimes(periodAt(NOW, { unit: 'month', timezone: 'UTC' }))

/** As text: value, target, n, unknown, verdict; before: value, n; change. */
function line({ name, current, target, previous, change }: Kpi): string {
  const { value, count, unknown, verdict } = current
  return [name, value, target, count, unknown, verdict, '<', previous.value, previous.count, change].join(' ')
}

describe('the key figures', () => {
  const kpis = kpisOf([checkout, catalog], {
    ...{ times, courses: COURSES, now: NOW, exposureMonths: 2 },
    exposureIn: ({ label }) => new Map([[datasetId(datasetKey(orders)), EXPOSURES[label]!]]),
    runs: [
      run('2025-12-01T00:00:00Z', 'failed'),
      run('2026-03-01T00:00:00Z', 'passed'),
      run('2026-11-10T00:00:00Z', 'passed'),
      run('2026-11-11T00:00:00Z', 'abandoned'),
      run('2026-11-12T00:00:00Z', 'failed', 'other'),
    ],
  })

  it('of a service are those of its incidents, datasets and drills, as reckoned on paper', () => {
    expect(kpis.each[0]!.map(line)).toEqual([
      // The longest of 10 and 50 min is 3,000 s, within the hour; that of the open one is not known yet. Before: 90 min.
      'rto 3000 3600 2 1 undetermined < 5400 2 better',
      'rpo 420 300 1 0 missed < 240 1 worse',
      // (2 + 4 + 3) / 3 = 3 min; before (8 + 20) / 2 = 14 min.
      'mttd 180 300 3 0 met < 840 2 better',
      // (10 + 50) / 2 = 30 min; before (60 + 90) / 2 = 75 min.
      'mttr 1800 1800 2 1 met < 4500 2 better',
      // Two of three within the year before 20 November; one of two within that before 1 November.
      `test_success ${2 / 3} 0.95 3 0 missed < 0.5 2 better`,
    ])
  })

  it('have a trend of twelve months, with a hole where there was nothing', () => {
    expect([kpis.months[0], kpis.months.at(-1)]).toEqual(['2025-12', '2026-11'])
    const none = Array.from({ length: 10 }, () => null)
    // Of drills the year up to the end of each month: the one of 1 December failed, that of March was passed.
    const drills = [0, 0, 0, ...Array.from({ length: 8 }, () => 0.5), 2 / 3]
    expect(kpis.each[0]!.map(({ name, trend }) => [name, trend])).toEqual([
      ['rto', [...none, 5400, 3000]],
      ['rpo', [...none, 240, 420]],
      ['mttd', [...none, 840, 180]],
      ['mttr', [...none, 4500, 1800]],
      ['test_success', drills],
    ])
  })

  it('say where nothing happened, and leave out what there is none of', () => {
    expect(kpis.each[1]!.map(line)).toEqual([
      'rto 6000 3600 1 0 missed <  0 ',
      'mttd 300 300 1 0 met <  0 ',
      'mttr 6000 7200 1 0 met <  0 ',
    ])
  })

  it('of the organisation are apart where targets differ, and one where they are shared', () => {
    expect(kpis.organisation.map((one) => `${line(one)} ${one.about.join(',')}`)).toEqual([
      'rto 6000 3600 3 1 missed < 5400 2 worse checkout,catalog',
      'rpo 420 300 1 0 missed < 240 1 worse checkout/orders',
      // (2 + 4 + 3 + 5) / 4 = 3.5 min.
      'mttd 210 300 4 0 met < 840 2 better checkout,catalog',
      'mttr 1800 1800 2 1 met < 4500 2 better checkout',
      'mttr 6000 7200 1 0 met <  0  catalog',
      `test_success ${2 / 3} 0.95 3 0 missed < 0.5 2 better checkout`,
    ])
  })
})

describe('over HTTP', () => {
  let database: Database
  let now: Date
  let readings: number

  beforeEach(async () => {
    database = await openStore(':memory:')
    now = NOW
    readings = 0
  })
  afterEach(() => database.close())

  function runtimeOf(services: readonly Service[] = [checkout, catalog]) {
    return createKpi({
      config: { services, timezone: 'Europe/Berlin' },
      ...{ database, clock: () => now, pages: plainPages() },
      incidents: {
        coursesIn: () => {
          readings++
          return Promise.resolve(COURSES)
        },
      },
      recoveryPoints: {
        newest: () => Promise.resolve(new Map()),
        exposure: (asked) =>
          Promise.resolve(new Map(asked.map(({ key }) => [datasetId(key), EXPOSURES['2026-11']!] as const))),
      },
    })
  }

  function house(services?: readonly Service[]) {
    return express()
      .use(...(runtimeOf(services).routers ?? []))
      .use(createErrorHandler(createMemoryLogger()))
  }

  it('tells those of all services as metrics, once its job has run', async () => {
    const runtime = runtimeOf()
    expect(runtime.samples?.()).toEqual([])
    await runtime.jobs?.[0]?.run(NOW, new AbortController().signal)
    const told = runtime.samples?.() ?? []
    const of = (kpi: string) => told.filter(({ name, labels }) => labels['kpi'] === kpi && name.endsWith('kpi_seconds'))
    expect(of('mttr').map(({ labels, value }) => [labels['target'], value])).toEqual([
      ['30m', 1800],
      ['2h', 6000],
    ])
  })

  it('a page has the figures of its twin, of this month or of the period asked for', async () => {
    const app = house()
    for (const query of ['', '?period=2026-10', '?period=2026-Q4', '?period=2026']) {
      const { text } = await request(app).get(`/kpis${query}`).expect(200)
      const twin = (await request(app).get(twinOf(text)).expect(200)).body as unknown
      expect(figuresOf(text).length).toBeGreaterThan(10)
      expect([strayFigures(text, twin), wrongFigures(text, twin)]).toEqual([[], []])
      expect(text).not.toContain('[object')
    }
    const { period, previous } = kpisAnswer.parse((await request(app).get('/api/v1/kpis?period=2026-Q4')).body)
    expect([period.label, previous.label]).toEqual(['2026-Q4', '2026-Q3'])
    // Berlin's October begins in summer time.
    expect(period.from).toBe('2026-09-30T22:00:00.000Z')
  })

  it('says what it does not know, in words', async () => {
    const { text } = await request(house()).get('/kpis?period=2026-11').expect(200)
    for (const said of ['no incident', 'no drill', 'not measured', 'n 2, 1 unknown', 'undetermined'])
      expect(text).toContain(said)
  })

  it('reads once a minute, however many look', async () => {
    const app = house()
    await Promise.all([1, 2, 3].map(() => request(app).get('/api/v1/kpis').expect(200)))
    expect(readings).toBe(1)
    now = new Date(NOW.getTime() + 60_000)
    await request(app).get('/kpis').expect(200)
    expect(readings).toBe(2)
  })

  it.each([
    ['soon', 'expected a period such as 2026-11, 2026-Q4, 2026-W47 or 2026, not soon'],
    ['2026-12', '2026-12 has not begun: expected a period such as 2026-11, 2026-Q4, 2026-W47 or 2026'],
  ])('refuses %s', async (period, detail) => {
    const answer = await request(house()).get(`/api/v1/kpis?period=${period}`).expect(400)
    expect(answer.body).toMatchObject({ code: 'bad_request', detail })
  })

  it('is printed by `plimsoll kpis`, of all or of one service, as a table or as data', async () => {
    const server = createServer(house()).listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const kpis = (...args: readonly string[]) =>
      runCommand(['kpis', '--server', url, ...args], { cwd: tmpdir(), clock: () => now })
    const text = (await kpis('--service', 'checkout')).stdout
    expect(text.split('\n').map((line) => line.replace(/ {2,}/g, ' | ').trim())).toEqual([
      'November 2026; months: 2025-12 to 2026-11',
      'of | figure | now | n | target | stands | before | months',
      'checkout | RTO | 50 min | 2, 1 unknown | 1 h | undetermined | 1 h 30 min, better now | ··········█▅',
      'checkout | RPO | 7 min | 1 | 5 min | missed | 7 min, the same | ████████████',
      'checkout | MTTD | 3 min | 3 | 5 min | met | 14 min, better now | ··········█▃',
      'checkout | MTTR | 30 min | 2, 1 unknown | 30 min | met | 1 h 15 min, better now | ··········█▄',
      'checkout | Test success | no drill | 0 | ≥ 95 % | not measured | no drill | ············',
      '',
    ])
    expect((await kpis()).stdout).toMatch(/\nall: checkout, catalog +RTO +1 h 40 min +3, 1 unknown +1 h +missed/)
    const all = kpisAnswer.parse(JSON.parse((await kpis('--output', 'json', '--period', '2026-10')).stdout))
    expect([all.period.label, all.organisation.length, all.services.length]).toEqual(['2026-10', 6, 2])
    const one = JSON.parse((await kpis('--output', 'json', '--service', 'catalog')).stdout) as Record<string, unknown>
    expect(Object.keys(one)).toEqual(['period', 'previous', 'months', 'services'])
    const unknown = await kpis('--service', 'catalogue')
    expect([unknown.exitCode, unknown.stderr]).toEqual([
      2,
      'plimsoll: no service is named catalogue: did you mean catalog?\n',
    ])
    server.close()
  })

  it('a page without services says what to do', async () => {
    const { text } = await request(house([])).get('/kpis').expect(200)
    expect(text).toContain('No services yet')
  })
})
