import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { controlHouse, type ControlHouseParts } from '../../test/support/control-house.js'
import { drillHouse } from '../../test/support/drill-house.js'
import { createFakeSeriesReader } from '../../test/support/fake-series-reader.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { sampleDrill } from '../../test/support/sample-drill.js'
import type { ControlPlan } from '../backup/controls/control-plan.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'
import { CONTROL_METRICS } from './control-metrics.js'
import { controlsAnswer } from './over-http/control-answer.js'
import { readStretches } from './stretch-store.js'

const T0 = Date.parse('2026-11-03T12:00:00Z')
const source = {
  lastSuccess: 'copied',
  semantics: 'completion',
  scrapeIntervalSeconds: 15,
  expectedDurationSeconds: 0,
} as const
const PLANS: readonly ControlPlan[] = [
  { control: 'copy', part: 'off-site', maxAgeSeconds: 3600, source },
  { control: 'encryption', proof: { kind: 'metric', query: 'encrypted' } },
  {
    control: 'immutability',
    proof: { kind: 'attested', by: 'Ada', expires: new Date(T0 + 7200_000), reference: 'TICKET-1' },
  },
  { control: 'restore_test', drill: 'restore-orders', everySeconds: 86_400 },
  { control: 'restore_time', drill: 'restore-orders', everySeconds: 86_400 },
]
const FRAMEWORKS = [
  {
    name: 'ISO/IEC 27001:2022',
    clauses: [{ clause: 'A.8.24', title: 'Cryptography', controls: ['encryption' as const] }],
  },
]

let database: Database
let now: Date
/** What the metric of encryption says. */
let encrypted = 1
let house: ReturnType<typeof controlHouse>
let reader: ReturnType<typeof createFakeSeriesReader>

const at = (seconds: number) => {
  now = new Date(T0 + seconds * 1000)
}
const tick = () => house.runtime.jobs?.[0]?.run(now, new AbortController().signal)
const parts = (): ControlHouseParts => ({
  ...{ database, clock: () => now, reader, frameworks: FRAMEWORKS },
  datasets: [sampleDataset({ rpoSeconds: 900, controls: PLANS })],
  drills: [sampleDrill()],
  recovery: () => ({ pointAt: new Date(now.getTime() - 60_000), answeredAt: now }),
})

beforeEach(async () => {
  database = await openStore(':memory:')
  at(0)
  encrypted = 1
  // The copy was made a second after the beginning.
  reader = createFakeSeriesReader((query) => [
    { labels: {}, valueAt: () => (query.includes('copied') ? T0 / 1000 + 1 : encrypted) },
  ])
  house = controlHouse(parts())
})

afterEach(() => database.close())

async function listed(query = '') {
  const answer = await request(house.app).get(`/api/v1/controls${query}`).expect(200)
  return controlsAnswer.parse(answer.body)
}

const statuses = async () =>
  Object.fromEntries(
    (await listed()).data.map(({ control, status, finding }) => [control, `${status} ${finding.reason}`]),
  )

async function passDrill(tookSeconds: number) {
  const { app } = drillHouse({ database, clock: () => now, drills: [sampleDrill()] })
  const say = (what: string, body: object, status = 200) =>
    request(app)
      .post(`/api/v1/drills/runs${what}`)
      .send({ by: 'anna', ...body })
      .expect(status)
  await say('', { service: 'checkout', drill: 'restore-orders' }, 201)
  now = new Date(now.getTime() + tookSeconds * 1000)
  for (const check of ['http', 'tcp']) await say('/r1/check', { check, passed: true, detail: 'ok' })
  await say('/r1/finish', {})
}

/** What a report on the time between two instants says. */
function reportOn(from: Date, to: Date) {
  const scope = { services: ['checkout'], createdAt: now, locale: 'de', period: { interval: { from, to } } }
  return house.runtime.report?.read(scope as never)
}

describe('controls', () => {
  it('are not assessed before anybody was asked, and then judged by what was answered', async () => {
    expect(await statuses()).toMatchObject({
      copy: 'not_assessed not_asked',
      encryption: 'not_assessed not_asked',
      immutability: 'compliant attested',
      recovery_point: 'compliant within',
      restore_test: 'not_assessed not_yet_due',
      restore_time: 'not_assessed not_measured',
    })
    await tick()
    expect(await statuses()).toMatchObject({ copy: 'compliant within', encryption: 'compliant holds' })
    const [copy, encryption] = (await listed('?limit=2')).data
    expect(copy).toMatchObject({
      ...{ service: 'checkout', dataset: 'orders-db', control: 'copy', part: 'off-site' },
      sentence: expect.stringMatching(
        /^The newest backup has the data of 3 November 2026, 12:00 \(UTC\), and may be 1\sh old\.$/,
      ),
      ...{ judgedAt: '2026-11-03T12:00:00.000Z', since: '2026-11-03T12:00:00.000Z' },
      validUntil: '2026-11-03T13:00:01.000Z',
      clauses: [],
    })
    expect(encryption).toMatchObject({
      sentence: 'The metric says so: encrypted',
      clauses: ['ISO/IEC 27001:2022 A.8.24'],
    })
  })

  it('are proved by a drill that was passed, with its time', async () => {
    await passDrill(1800)
    expect(await statuses()).toMatchObject({ restore_test: 'compliant passed', restore_time: 'compliant in_time' })
    at(1800 + 86_401)
    expect(await statuses()).toMatchObject({
      restore_test: 'non_compliant overdue',
      restore_time: 'not_assessed not_measured',
    })
  })

  it('that somebody attests expire to the second', async () => {
    at(7199)
    expect(await statuses()).toMatchObject({ immutability: 'compliant attested' })
    at(7200)
    expect(await statuses()).toMatchObject({ immutability: 'not_assessed expired' })
    expect(await house.runtime.waiting?.()).toMatchObject([
      {
        name: 'checkout/orders-db: cannot be deleted or changed',
        sentence: 'Ada attested it until 3 November 2026, and not since. See TICKET-1.',
      },
    ])
  })

  it('stay as they were while a Prometheus does not answer, for a quarter of an hour', async () => {
    await tick()
    reader.failure = new PrometheusError('unreachable', 'nobody is there')
    at(900)
    await tick()
    expect(await statuses()).toMatchObject({ encryption: 'compliant holds' })
    // The others of that server were not asked.
    expect(house.logger.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
    at(901)
    expect(await statuses()).toMatchObject({ copy: 'not_assessed silent', encryption: 'not_assessed silent' })
  })

  it('are told in pages, by filters, and refuse what they do not know', async () => {
    expect((await listed('?status=compliant')).data.map(({ control }) => control)).toEqual([
      'immutability',
      'recovery_point',
    ])
    const first = await listed('?limit=4')
    expect(first.next_cursor).not.toBeNull()
    const second = await listed(`?limit=4&cursor=${encodeURIComponent(first.next_cursor ?? '')}`)
    expect([...first.data, ...second.data]).toHaveLength(6)
    expect(second.next_cursor).toBeNull()
    await request(house.app).get('/api/v1/controls?status=fine').expect(400)
    await request(house.app).get('/api/v1/controls?state=compliant').expect(400)
  })

  it('stand in metrics, but for the recovery point, which the dataset tells', async () => {
    await tick()
    const samples = (await house.runtime.readSamples?.()) ?? []
    const own = samples.filter(({ name, value }) => name === CONTROL_METRICS.status && value === 1)
    expect(own.map(({ labels }) => `${labels['control']} ${labels['part'] ?? ''} ${labels['state']}`)).toEqual([
      'copy off-site compliant',
      'encryption  compliant',
      'immutability  compliant',
      'restore_test  not_assessed',
      'restore_time  not_assessed',
    ])
    expect(samples.filter(({ name }) => name === CONTROL_METRICS.expires)).toEqual([
      {
        name: CONTROL_METRICS.expires,
        labels: { service: 'checkout', environment: 'production', dataset: 'orders-db', control: 'immutability' },
        value: T0 / 1000 + 7200,
      },
    ])
  })

  it('have a page that says the worst first, with the clauses', async () => {
    encrypted = 0
    await tick()
    const { text } = await request(house.app).get('/controls').set('accept', 'text/html').expect(200)
    expect(text).toContain('1 not compliant, 2 not assessed, 3 compliant')
    expect(text.indexOf('The metric says that it is not so')).toBeLessThan(text.indexOf('Ada attests it'))
    expect(text).toContain('ISO/IEC 27001:2022 A.8.24')
    expect(text).toContain('0 compliant, 1 not compliant, 0 not assessed')
    const { text: found } = await request(house.app).get('/controls?status=compliant&q=off').expect(200)
    expect(found).toContain('copy is recent: off-site')
    expect(found).not.toContain('Ada attests it')
  })
})

describe('how they stood', () => {
  const stretches = async () => {
    const all = await database.read((store) =>
      readStretches(store, ['checkout'], { from: new Date(0), to: new Date(T0 + 1e9) }),
    )
    return all
      .filter(({ control }) => control === 'encryption')
      .map(({ status, from, judgedAt }) => [status, (from.getTime() - T0) / 1000, (judgedAt.getTime() - T0) / 1000])
  }

  it('is kept as stretches of time, over restarts, and a gap is a gap', async () => {
    await tick()
    for (const second of [300, 600, 900, 1200]) {
      at(second)
      await tick()
    }
    // It is written every quarter of an hour.
    expect(await stretches()).toEqual([['compliant', 0, 900]])
    encrypted = 0
    at(1500)
    await tick()
    expect((await listed('?control=encryption')).data[0]).toMatchObject({ since: '2026-11-03T12:25:00.000Z' })
    // Another daemon goes on.
    house = controlHouse(parts())
    at(2400)
    await tick()
    expect(await stretches()).toEqual([
      ['compliant', 0, 900],
      ['non_compliant', 1500, 2400],
    ])
    expect((await listed('?control=encryption')).data[0]).toMatchObject({ since: '2026-11-03T12:25:00.000Z' })
    // Nobody looked for more than half an hour.
    at(2400 + 1801)
    await tick()
    expect(await stretches()).toHaveLength(3)
    expect((await listed('?control=encryption')).data[0]).toMatchObject({ since: '2026-11-03T13:10:01.000Z' })
  })

  it('is in the report of the period with its evidence, and in German', async () => {
    await tick()
    encrypted = 0
    at(1500)
    await tick()
    at(3000)
    await tick()
    const content = await reportOn(new Date(T0), new Date(T0 + 3000_000))
    const [controls, clauses] = content?.sections ?? []
    expect([controls?.id, clauses?.title]).toEqual(['controls', 'ISO/IEC 27001:2022'])
    const text = JSON.stringify(controls)
    expect(text).toContain('Die Metrik sagt, dass es nicht so ist: encrypted')
    expect(text).toMatch(/50,00\s% erfüllt/)
    expect(JSON.stringify(clauses)).toContain('0 erfüllt, 1 nicht erfüllt, 0 nicht beurteilt')
    const rows = content?.rows?.map(({ cells }) => cells) ?? []
    expect(rows.find((row) => row['control'] === 'encryption')).toMatchObject({
      status: 'non_compliant',
      compliant_ratio: 0.5,
      non_compliant_seconds: 1500,
    })
  })

  it('is not in a report where nobody asks for any control', async () => {
    house = controlHouse({ ...parts(), datasets: [sampleDataset()] })
    expect(await reportOn(now, now)).toEqual({ figures: { controls: [], clauses: [] }, sections: [] })
    expect(await house.runtime.readSamples?.()).toEqual([])
  })
})
