import { describe, expect, it } from '@jest/globals'
import { intersect, type Interval } from '../calendar/interval.js'
import { parsePeriod } from '../calendar/period.js'
import { readConfigured } from './configured-exclusions.js'
import type { Incident } from '../incident/incident.js'
import { outagesOfIncidents } from '../incident/view/outages.js'
import { readContracts } from './read-contracts.js'
import { resultOfContract } from './result-of-contract.js'
import { HOUR, type Hour, ledgerOf, random, sum, within, world } from '../../test/support/hourly-world.js'
import { noContracts } from '../../test/support/no-contracts.js'
import { type AgreementChanges, sampleAgreement } from '../../test/support/sample-agreement.js'
import { sampleIncident } from '../../test/support/sample-incident.js'
import { sampleLedgerObjective } from '../../test/support/sample-ledger-objective.js'

const OBJECTIVE = 0.999

interface Question {
  readonly month: string
  readonly judgedTo?: Date
  readonly incidents?: readonly Incident[]
  readonly changes?: AgreementChanges
}

async function judge(hours: readonly Hour[], { month, judgedTo, incidents = [], changes = {} }: Question) {
  const agreement = sampleAgreement({ objective: OBJECTIVE, ...changes })
  const period = parsePeriod(month, agreement.terms.period)!
  const ledger = ledgerOf(hours)
  const first = hours.find(({ known }) => known)
  const objective = sampleLedgerObjective(agreement.key, {
    watermark: judgedTo ?? period.interval.to,
    firstKnownAt: first === undefined ? null : new Date(first.at),
  })
  const sources = {
    ...{ ...noContracts, counts: ledger, traffic: ledger, now: new Date('9999-01-01T00:00:00Z') },
    outages: outagesOfIncidents({ begunIn: () => Promise.resolve(incidents) }),
    objectives: [objective],
    exclusions: readConfigured([]),
  }
  const [answer] = await readContracts([{ agreement, period }], sources)
  return resultOfContract(answer!)
}

/** A year with noise of ± 10 %, errors at a rate of their own in each month, and outages of an hour or more. */
function year(seed: number): readonly Hour[] {
  const next = random(seed)
  const rates = Array.from({ length: 14 }, () => 0.0009 * next())
  let outage = 0
  return world(({ at, events }) => {
    const busy = Math.round(events * (0.9 + 0.2 * next()))
    if (next() < 0.002) outage = 1 + Math.floor(3 * next())
    outage = Math.max(0, outage - 1)
    const month = (new Date(at).getUTCFullYear() - 2025) * 12 + new Date(at).getUTCMonth() - 10
    const errors = outage > 0 ? busy * 0.3 * next() : busy * (rates[month] ?? 0)
    return { events: busy, errors: Math.round(errors) }
  })
}

const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`)

describe.each([1, 2, 3])('a year of months of the world %i, judged at nine instants each', (seed) => {
  const hours = year(seed)

  it('is breached before its end only where no rest without errors could save it, and in the end as it was', async () => {
    const seen = new Set<string>()
    for (const month of months) {
      const { interval } = parsePeriod(month, { unit: 'month', timezone: 'Europe/Berlin' })!
      const allowed = (1 - OBJECTIVE) * sum(within(hours, interval), 'events')
      for (const judgedTo of instantsOf(interval)) {
        const { verdict } = await judge(hours, { month, judgedTo })
        const used = sum(within(hours, { from: interval.from, to: judgedTo }), 'errors')
        seen.add(verdict)
        // The busiest of hours that vary by a tenth is at most a tenth above the usual one.
        expect([verdict, used > allowed, used > 1.12 * allowed]).toEqual([
          verdict,
          ...whatMayBe(verdict, used / allowed),
        ])
      }
      const { verdict } = await judge(hours, { month })
      expect(verdict).toBe(sum(within(hours, interval), 'errors') > allowed ? 'breached' : 'met')
    }
    expect(seen).toEqual(new Set(['on_track', 'at_risk', 'breached']))
  })
})

/** Whether what is lost for certain, and what is lost by more than hours vary, agree with a verdict; else what would. */
function whatMayBe(verdict: string, share: number): readonly [boolean, boolean] {
  return verdict === 'breached' ? [true, share > 1.12] : [share > 1, false]
}

/** Nine instants of a month, a tenth of it apart. */
function instantsOf({ from, to }: Interval): readonly Date[] {
  const tenth = (to.getTime() - from.getTime()) / 10
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (count) => new Date(Math.floor((from.getTime() + count * tenth) / HOUR) * HOUR),
  )
}

const june = parsePeriod('2026-06', { unit: 'month', timezone: 'Europe/Berlin' })!.interval
/** Five hours of Wednesday, 17 June, whose middle is the peak, and five of its night; Sunday the 14th is quiet. */
const peak = { from: new Date('2026-06-17T13:00:00Z'), to: new Date('2026-06-17T18:00:00Z') }
const night = { from: new Date('2026-06-17T01:00:00Z'), to: new Date('2026-06-17T06:00:00Z') }
const isIn = ({ from, to }: Interval, at: number) => at >= from.getTime() && at < to.getTime()

/** A hole in June, and errors elsewhere that use a share of what the month allows. */
function holed(hole: Interval, usedShare: number, bad = new Date('2026-06-03T12:00:00Z')): readonly Hour[] {
  const errors = Math.round(usedShare * (1 - OBJECTIVE) * sum(within(world(), june), 'events'))
  return world(({ at }) => ({ known: !isIn(hole, at), errors: at === bad.getTime() ? errors : 0 }))
}

describe('a hole', () => {
  const total = sum(within(world(), june), 'events')

  it.each([
    ['at the peak', peak],
    ['at night', night],
  ])('%s is taken to have held the traffic of the same hours of other weeks', async (_name, hole) => {
    const missing = sum(within(world(), hole), 'events')
    const hours = holed(hole, 0.5)
    const errors = sum(within(hours, june), 'errors')
    const result = await judge(hours, { month: '2026-06' })
    expect(result.unseen).toMatchObject({ basis: 'same_hours', touchesTrouble: false })
    expect(result.unseen?.events).toBeCloseTo(missing, 3)
    expect(result.worst).toBeCloseTo(1 - (errors + missing) / total, 9)
    expect(result.best).toBeCloseTo(1 - errors / total, 9)
    expect(result.achieved).toBeCloseTo(1 - errors / (total - missing), 9)
  })

  it('leaves open at the peak what it decides at night', async () => {
    const atNight = sum(within(world(), night), 'events') / ((1 - OBJECTIVE) * total)
    const atPeak = sum(within(world(), peak), 'events') / ((1 - OBJECTIVE) * total)
    // Weeks of hours are worth more than a month's allowance at 99.9 %: at 99 % the night fits, the peak does not.
    const changes = { objective: 0.99 }
    expect([atNight / 10 < 0.5, atPeak / 10 > 0.5]).toEqual([true, true])
    expect((await judge(holed(night, 5), { month: '2026-06', changes })).verdict).toBe('met')
    expect((await judge(holed(peak, 5), { month: '2026-06', changes })).verdict).toBe('undetermined')
    const worst = await judge(holed(peak, 5), { month: '2026-06', changes })
    expect([worst.credit?.ratio, worst.creditAtWorst?.ratio]).toEqual([0.1, 0.25])
  })

  it('beside an outage, or in an open incident, is never met on an estimate', async () => {
    const changes = { objective: 0.9 }
    const beside = await judge(holed(night, 20, new Date(night.to)), { month: '2026-06', changes })
    expect(beside).toMatchObject({ verdict: 'undetermined', unseen: { touchesTrouble: true } })
    const apart = holed(night, 20)
    expect((await judge(apart, { month: '2026-06', changes })).verdict).toBe('met')
    const at = (time: string) =>
      ({ at: new Date(time), source: 'sli', uncertaintySeconds: 0, author: null, note: null }) as const
    const incident = (to: string | null) =>
      sampleIncident({
        service: 'checkout',
        environment: 'production',
        milestones: { onset: at('2026-06-17T00:00:00Z'), ...(to === null ? {} : { recovered: at(to) }) },
      })
    const during = async (to: string | null) =>
      (await judge(apart, { month: '2026-06', changes, incidents: [incident(to)] })).verdict
    expect(await during(null)).toBe('undetermined')
    expect(await during('2026-06-17T01:30:00Z')).toBe('undetermined')
    expect(await during('2026-06-17T00:30:00Z')).toBe('met')
  })

  it('that the contract decides is decided by it', async () => {
    const hours = holed(peak, 0.5)
    const missing = sum(within(world(), peak), 'events')
    const bad = await judge(hours, { month: '2026-06', changes: { noData: 'bad' } })
    expect(bad.achieved).toBeCloseTo(1 - (sum(within(hours, june), 'errors') + missing) / total, 9)
    const left = await judge(hours, { month: '2026-06', changes: { noData: 'exclude' } })
    const seconds = (june.to.getTime() - june.from.getTime()) / 1000 - 5 * 3600
    expect(left.downtimeAllowedSeconds).toBeCloseTo((1 - OBJECTIVE) * seconds, 6)
    expect(left.downtimeUsedSeconds > left.downtimeAllowedSeconds).toBe(left.verdict === 'breached')
  })
})

describe('a first month', () => {
  const born = Date.parse('2026-06-12T14:00:00Z')
  const young = world(({ at }) => ({ known: at >= born, errors: at === born + 50 * HOUR ? 500 : 0 }))
  const own = { from: new Date(born), to: june.to }

  it.each(['unknown', 'bad', 'good', 'exclude'] as const)(
    'is judged since its history begins, whatever %s says',
    async (noData) => {
      const result = await judge(young, { month: '2026-06', changes: { noData } })
      const events = sum(within(young, own), 'events')
      expect(result).toMatchObject({
        verdict: 'met',
        unknownSeconds: 0,
        coverage: 1,
        term: { ...own, begins: 'history', ends: 'period' },
      })
      expect([result.worst, result.best]).toEqual([1 - 500 / events, 1 - 500 / events])
      expect(result.downtimeAllowedSeconds).toBeCloseTo(((1 - OBJECTIVE) * (june.to.getTime() - born)) / 1000, 6)
    },
  )

  it('begins with the agreement where that began later, and ends with it', async () => {
    const changes = {
      from: new Date('2026-06-19T22:00:00Z'),
      until: new Date('2026-06-25T22:00:00Z'),
      noData: 'bad' as const,
    }
    const result = await judge(world(), { month: '2026-06', changes })
    expect(result.term).toEqual({ from: changes.from, to: changes.until, begins: 'agreement', ends: 'agreement' })
    expect(result.counts.events).toBe(sum(within(world(), { from: changes.from, to: changes.until }), 'events'))
    expect(result).toMatchObject({ verdict: 'met', final: true })
    const late = await judge(young, {
      month: '2026-06',
      changes: { ...changes, from: new Date('2026-06-01T00:00:00Z') },
    })
    expect(late.term).toMatchObject({ from: new Date(born), begins: 'history' })
    expect(intersect(late.judged, { from: june.from, to: new Date(born) })).toBeNull()
  })

  it('holds nothing where history begins after it', async () => {
    const result = await judge(young, { month: '2026-05', changes: { noData: 'bad' } })
    expect(result).toMatchObject({ verdict: 'undetermined', achieved: null, credit: null, unknownSeconds: 0 })
  })
})
