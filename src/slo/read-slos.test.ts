import { describe, expect, it } from '@jest/globals'
import { sampleLedgerObjective } from '../../test/support/sample-ledger-objective.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import { secondsOf, type Interval } from '../calendar/interval.js'
import type { Counts, CountsReader, LedgerObjective, ObjectiveKey } from './counts.js'
import { sloKey } from './slo.js'
import { createSloReader, readSlos } from './read-slos.js'

const now = new Date('2026-11-20T12:00:40Z')
const watermark = new Date('2026-11-20T12:00:00Z')
const slo = sampleSlo({ groupBy: ['region'] })
const whole = sampleLedgerObjective(sloKey(slo), { watermark })

function group(region: string, changes: Partial<LedgerObjective> = {}): LedgerObjective {
  return sampleLedgerObjective({ ...sloKey(slo), group: `region="${region}"` }, { watermark, ...changes })
}

function readerOf(countsOf: (key: ObjectiveKey, interval: Interval) => Counts): CountsReader {
  return {
    counts: (requests) => Promise.resolve(requests.map(({ key, interval }) => countsOf(key, interval))),
    objectives: () => Promise.resolve([]),
  }
}

/** A steady event per second, of which so many are bad. */
const steady = (badShare: (key: ObjectiveKey, interval: Interval) => number) =>
  readerOf((key, interval) => {
    const seconds = secondsOf(interval)
    return { events: seconds, errors: seconds * badShare(key, interval), observedSeconds: seconds }
  })

const failing = steady(({ group: key }) => (key.includes('us') ? 0.002 : 0.0001))

describe('the SLOs of a status', () => {
  it('stand once per group, each with a budget of its own', async () => {
    const statuses = await readSlos([slo], failing, { objectives: [whole, group('us'), group('eu')], now })
    expect(
      statuses.map(({ group: labels, state, errorBudgetRemaining }) => [labels, state, errorBudgetRemaining]),
    ).toEqual([
      [{ region: 'eu' }, 'met', 0.9],
      [{ region: 'us' }, 'breached', -1],
    ])
  })

  it('have no data, once, while no group was seen', async () => {
    const statuses = await readSlos([slo], failing, { objectives: [whole], now })
    expect(statuses).toMatchObject([{ group: {}, state: 'no_data', sli: null, counts: { events: 0 } }])
  })

  it('keep a group that vanished for a period, and leave those of another group_by out', async () => {
    const days = (count: number) => new Date(watermark.getTime() - count * 86_400_000)
    const other = sampleLedgerObjective({ ...sloKey(slo), group: 'cell="a"' }, { watermark })
    const objectives = [whole, group('eu', { seenAt: days(29) }), group('us', { seenAt: days(31) }), other]
    expect((await readSlos([slo], failing, { objectives, now })).map((one) => one.group)).toEqual([{ region: 'eu' }])
  })

  it('count a calendar month from its beginning in the zone, against the budget of all of it', async () => {
    const monthly = sampleSlo({ calendar: { unit: 'month', timezone: 'Europe/Berlin' } })
    const objectives = [sampleLedgerObjective(sloKey(monthly), { watermark })]
    const [status] = await readSlos(
      [monthly],
      steady(() => 0.001),
      { objectives, now },
    )
    expect(status?.period).toEqual({ from: new Date('2026-10-31T23:00:00Z'), to: watermark })
    expect(status?.calendar).toEqual({ ...monthly.calendar, endsAt: new Date('2026-11-30T23:00:00Z') })
    expect(status?.coverage).toBe(1)
    const share = secondsOf(status!.period) / (30 * 86_400)
    expect(status?.errorBudgetRemaining).toBeCloseTo(1 - share, 9)
    // At this pace it lasts exactly to the end.
    expect(status?.exhaustedAt.atPaceOf3d?.toISOString()).toBe('2026-11-30T23:00:00.000Z')
  })

  it('forecast nothing beyond the end of the calendar unit', async () => {
    const monthly = sampleSlo({ calendar: { unit: 'month', timezone: 'Europe/Berlin' } })
    const objectives = [sampleLedgerObjective(sloKey(monthly), { watermark })]
    const [status] = await readSlos(
      [monthly],
      steady(() => 0.0009),
      { objectives, now },
    )
    expect(status).toMatchObject({ burnRates: { '3d': 0.9 }, exhaustedAt: { atPaceOf3d: null } })
  })

  it('hold each part of the period against the objective of its time', async () => {
    const change = new Date(watermark.getTime() - 15 * 86_400_000)
    const dated = sampleSlo({
      objectives: [
        { from: null, objective: 0.99 },
        { from: change, objective: 0.999 },
      ],
    })
    const objectives = [sampleLedgerObjective(sloKey(dated), { watermark })]
    const early = steady((_key, { to }) => (to <= change ? 0.01 : 0))
    const [status] = await readSlos([dated], early, { objectives, now })
    expect(status?.objectives.map(({ objective }) => objective)).toEqual([0.99, 0.999])
    expect(status?.objective).toBe(0.999)
    // Half of the events at 1 % allowed and spent, the other half at 0.1 % and untouched.
    expect(status?.errorBudgetRemaining).toBeCloseTo(1 - 0.01 / 0.011, 9)
  })

  it('tell silence, no traffic and no errors apart', async () => {
    const objectives = [sampleLedgerObjective(sloKey(sampleSlo()), { watermark })]
    const heard = async (counts: CountsReader) => {
      const [status] = await readSlos([sampleSlo()], counts, { objectives, now })
      return [status?.lastHour.heard, status?.state]
    }
    const nothing = { events: 0, errors: 0, observedSeconds: 0 }
    expect(await heard(readerOf(() => nothing))).toEqual(['no_data', 'no_data'])
    const idle = readerOf((_key, interval) => ({ ...nothing, observedSeconds: secondsOf(interval) }))
    expect(await heard(idle)).toEqual(['no_traffic', 'no_traffic'])
    expect(await heard(steady(() => 0))).toEqual(['no_errors', 'met'])
    expect(await heard(steady(() => 0.0001))).toEqual(['errors', 'met'])
  })

  it('say since when they are measured, and when their indicator became another one', async () => {
    const firstKnownAt = new Date('2026-11-10T00:00:00Z')
    const changes = ['2026-09-01T00:00:00Z', '2026-11-12T00:00:00Z'].map((at) => new Date(at))
    const known = sampleLedgerObjective(sloKey(sampleSlo()), { watermark, firstKnownAt, definitionChanges: changes })
    const [status] = await readSlos(
      [sampleSlo()],
      steady(() => 0),
      { objectives: [known], now },
    )
    expect(status).toMatchObject({ partialSince: firstKnownAt, definitionChangedAt: changes[1] })
    const old = { ...known, firstKnownAt: changes[0]!, definitionChanges: changes.slice(0, 1) }
    const [whole30d] = await readSlos(
      [sampleSlo()],
      steady(() => 0),
      { objectives: [old], now },
    )
    expect(whole30d).toMatchObject({ partialSince: null, definitionChangedAt: null })
  })

  it('are those of before while the ledger tells of the same objectives and all are heard', async () => {
    let asked = 0
    const counted: CountsReader = {
      ...failing,
      counts: (requests) => {
        asked += 1
        return failing.counts(requests)
      },
    }
    const read = createSloReader([slo], counted)
    const at = (seconds: number) => new Date(watermark.getTime() + seconds * 1000)
    const objectives = [whole, group('eu')]
    const first = await read({ objectives, now: at(40) })
    expect(await read({ objectives, now: at(70) })).toBe(first)
    expect(asked).toBe(1)
    expect(first.map(({ state }) => state)).toEqual(['met'])
    // Nothing came any more.
    expect((await read({ objectives, now: at(301) })).map(({ state }) => state)).toEqual(['no_data'])
    expect(await read({ objectives: [...objectives], now: at(70) })).not.toBe(first)
  })
})
