import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import request from 'supertest'
import { drillHouse } from '../../../test/support/drill-house.js'
import { sampleDrill } from '../../../test/support/sample-drill.js'
import type { Block } from '../../document/blocks.js'
import type { ReportContent, ReportScope } from '../../feature/report-section.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { DRILL_METRICS } from '../drill-metrics.js'

const T0 = Date.parse('2026-11-03T12:00:00Z')

let database: Database
let now: Date
let house: ReturnType<typeof drillHouse>

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date(T0 - 3600_000)
  const talk = sampleDrill({ name: 'talk', type: 'tabletop', failureClass: 'human', checks: [], steps: [] })
  house = drillHouse({ database, clock: () => now, drills: [sampleDrill(), talk] })
  await house.runtime.jobs?.[0]?.first?.(new AbortController().signal)
})

afterEach(() => database.close())

const at = (seconds: number) => {
  now = new Date(T0 + seconds * 1000)
}
const post = (path: string, body: object = {}) =>
  request(house.app)
    .post(`/api/v1/drills/runs${path}`)
    .send({ by: 'anna', ...body })

/** Passed after 11 min, with the data of 10 min before the failure; the second, a day later, fails in its first step. */
async function holdTwo(): Promise<void> {
  at(0)
  await post('', { service: 'checkout', drill: 'restore-orders' }).expect(201)
  at(660)
  for (const check of ['tcp', 'http']) await post('/r1/check', { check, passed: true, detail: 'ok' }).expect(200)
  await post('/r1/recovery-point', { point: '2026-11-03T11:50:00Z' }).expect(200)
  at(700)
  await post('/r1/finish').expect(200)
  at(86_400)
  await post('', { service: 'checkout', drill: 'restore-orders' }).expect(201)
  at(86_460)
  await post('/r2/finish', { reason: 'step 2, Restore it: ended with 3: unexpected end of file' }).expect(200)
}

function report(
  month: { readonly from: string; readonly to: string },
  scope: Partial<ReportScope> = {},
): Promise<ReportContent> {
  const interval = { from: new Date(month.from), to: new Date(month.to) }
  const asked = {
    period: { interval },
    services: ['checkout'],
    locale: 'en',
    createdAt: new Date('2027-03-01T00:00:00Z'),
  }
  const content = house.runtime.report?.read({ ...asked, ...scope } as never)
  if (content === undefined) throw new Error('drills say nothing in reports')
  return content
}

const NOVEMBER = { from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }

function blocksOf({ sections }: ReportContent): readonly Block[] {
  return sections.flatMap(({ blocks }) => blocks)
}

describe('a report', () => {
  it('has a row for each run that ended in its period, and how many of a year were passed', async () => {
    await holdTwo()
    const content = await report(NOVEMBER)
    expect(content.figures).toMatchObject({
      runs: [
        {
          ...{ id: 'r1', state: 'passed', rtoActualSeconds: 660, rtoSeconds: 1800, isRtoMet: true },
          ...{ recoveryPoint: '2026-11-03T11:50:00.000Z', rpoActualSeconds: 600 },
        },
        { id: 'r2', state: 'failed', rtoActualSeconds: null, isRtoMet: null, recoveryPoint: null },
      ],
      unheld: [{ drill: 'talk', lastPassedAt: null }],
      services: [{ service: 'checkout', passed: 1, failed: 1, ratio: 0.5, targetRatio: 0.95 }],
    })
    const [table, outline, sentences] = blocksOf(content)
    expect(table).toMatchObject({
      kind: 'table',
      rows: [
        [
          { text: 'checkout/restore-orders', below: ['restore'] },
          { text: '✓ passed', tone: 'good' },
          { text: '11 min', below: ['RTO 30 min, met'], tone: 'good' },
          { text: expect.stringContaining('3 November 2026, 12:50'), below: ['10 min of data lost'] },
        ],
        [
          { text: 'checkout/restore-orders' },
          { text: '✕ failed', below: [expect.anything(), expect.stringMatching(/^step 2, .*unexpected end of file$/)] },
          { text: 'not measured', below: ['RTO 30 min'] },
          { text: '–' },
        ],
        [{ text: 'checkout/talk', below: ['tabletop'] }, { text: 'not held, never passed' }, {}, {}],
      ],
    })
    expect(outline).toMatchObject({ kind: 'outline', on: 'text' })
    expect(JSON.stringify(outline)).toContain('back after 11 min; RTO 30 min, met')
    expect(sentences).toEqual({
      kind: 'sentences',
      texts: ['checkout: 1 of 2 drills within 365 days were passed, 50.0 %; the target of 95 % is missed.'],
    })
    expect(content.rows).toHaveLength(2)
  })

  it('of a later period says what was not held, and when it was passed last', async () => {
    await holdTwo()
    const content = await report({ from: '2026-12-01T00:00:00Z', to: '2027-01-01T00:00:00Z' })
    expect(content.figures).toMatchObject({ runs: [], unheld: [{ drill: 'restore-orders' }, { drill: 'talk' }] })
    expect(JSON.stringify(content.sections)).toContain('not held, last passed on 3 November 2026')
  })

  it('of an earlier period says nothing of what nobody knew of', async () => {
    await holdTwo()
    const content = await report({ from: '2026-10-01T00:00:00Z', to: '2026-11-01T00:00:00Z' })
    expect(content).toMatchObject({ sections: [], rows: [], figures: { runs: [], unheld: [], services: [] } })
  })

  it('counts up to when it was made', async () => {
    await holdTwo()
    const content = await report(NOVEMBER, { createdAt: new Date(T0 + 3600_000) })
    expect(content.figures).toMatchObject({ runs: [{ id: 'r1' }], services: [{ passed: 1, failed: 0, ratio: 1 }] })
    expect(JSON.stringify(content.sections)).toContain('the target of 95 % is met')
  })

  it.each([
    ['de', '1 von 2 Übungen in 365 Tagen bestanden, 50,0 %; das Ziel von 95 % ist verfehlt.'],
    ['fr', 'exercices réussis en 365 jours : 1 sur 2, 50,0 %'],
  ] as const)('speaks %s', async (locale, words) => {
    await holdTwo()
    expect(JSON.stringify((await report(NOVEMBER, { locale })).sections)).toContain(words)
  })

  it('is for the house', () => {
    expect(house.runtime.report?.isForCustomers).toBeUndefined()
  })
})

it('metrics have the verified recovery point of the last run that was passed', async () => {
  await holdTwo()
  const samples = (await house.runtime.readSamples?.()) ?? []
  const of = (name: string) =>
    samples.filter((one) => one.name === name).map(({ labels, value }) => [labels['drill'], value])
  expect(of(DRILL_METRICS.recoveryPoint)).toEqual([['restore-orders', T0 / 1000 - 600]])
  expect(of(DRILL_METRICS.dataLoss)).toEqual([['restore-orders', 600]])
})
