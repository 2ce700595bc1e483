import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sampleAlert } from '../../test/support/sample-incident.js'
import { findOnset, onsetOfAlert } from './onset.js'
import { findRecovery, isBadAgain } from './recovery.js'
import { judgeSample, type ServiceSample } from './service-sample.js'

const judge = { objective: 0.999, stepSeconds: 30, windowSeconds: 75, stabilityWindowSeconds: 300 }
const START = Date.parse('2026-11-20T12:00:00Z')
const at = (step: number) => new Date(START + step * 30_000)

/** One letter per 30 s: `.` good, `x` bad, `q` no traffic, blank no sample. */
function samples(pattern: string): readonly ServiceSample[] {
  return pattern.split('').flatMap((letter, step) => {
    if (letter === ' ') return []
    const events = letter === 'q' ? 0 : 600
    return [{ at: at(step), events, errors: letter === 'x' ? 300 : 0 }]
  })
}

const seconds = (instant: Date | undefined) => ((instant?.getTime() ?? NaN) - START) / 1000

describe('a sample', () => {
  it.each([
    ['no traffic', 0, 0, 'quiet'],
    ['one ordinary error among few', 60, 1, 'good'],
    ['as many errors as are allowed', 60_000, 60, 'good'],
    ['a burn of twice the budget', 60_000, 120, 'good'],
    ['a burn of four times the budget', 60_000, 240, 'bad'],
    ['a total outage with hardly any traffic', 2, 2, 'bad'],
    ['a single failed request', 1, 1, 'good'],
    ['a hundredth of the events', 600, 6, 'bad'],
  ] as const)('with %s is judged', (...[, events, errors, expected]) => {
    expect(judgeSample({ at: at(0), events, errors }, 0.999)).toBe(expected)
  })

  it('never turns good by further errors', () => {
    const rank = { quiet: 0, good: 1, bad: 2 }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.nat(1000),
        fc.double({ min: 0.5, max: 0.99999, noNaN: true }),
        (events, errors, objective) => {
          const judged = (count: number) =>
            rank[judgeSample({ at: at(0), events, errors: Math.min(count, events) }, objective)]
          expect(judged(errors + 1)).toBeGreaterThanOrEqual(judged(errors))
        },
      ),
    )
  })
})

describe('the onset', () => {
  it('lies half a step before the first bad sample', () => {
    expect(findOnset(samples('............xxxx'), judge)).toMatchObject({
      at: new Date(START + 12 * 30_000 - 15_000),
      source: 'sli',
      uncertaintySeconds: 30,
    })
  })

  it('is found behind good stretches that are shorter than the stability window, not behind longer ones', () => {
    expect(seconds(findOnset(samples('x..........xx.........xx'), judge)?.at)).toBe(11 * 30 - 15)
    expect(seconds(findOnset(samples('...xx.........xx........x'), judge)?.at)).toBe(3 * 30 - 15)
  })

  it('is found behind time without traffic or samples, which says nothing', () => {
    expect(seconds(findOnset(samples(`...xx${'q'.repeat(40)}${' '.repeat(40)}xx`), judge)?.at)).toBe(3 * 30 - 15)
  })

  it('is not known closer where nobody saw the service good before', () => {
    expect(findOnset(samples('qqqxxx'), judge)).toMatchObject({ uncertaintySeconds: null })
    expect(findOnset(samples('.. xxx'), judge)).toMatchObject({ uncertaintySeconds: 60 })
  })

  it('is not in an indicator that was never bad; then the alert tells it', () => {
    expect(findOnset(samples('......'), judge)).toBeNull()
    const alert = sampleAlert({ startsAt: at(20), activeAt: at(10) })
    expect(onsetOfAlert(alert)).toMatchObject({ at: at(10), source: 'alerts_for_state', uncertaintySeconds: null })
    expect(onsetOfAlert({ ...alert, activeAt: null })).toMatchObject({ at: at(20), source: 'starts_at' })
  })
})

describe('the recovery', () => {
  const search = { ...judge, after: at(4), isQuietGood: false }
  const good = '.'.repeat(11)

  it('is the start of the first good stretch that lasts the stability window, less the window of a sample', () => {
    const found = findRecovery(samples(`...xxx${good}`), search)
    expect(found).toMatchObject({ kind: 'recovered', milestone: { source: 'sli' } })
    expect(found.kind === 'recovered' ? seconds(found.milestone.at) : null).toBe(6 * 30 - 75 - 15)
  })

  it('waits until the stretch is long enough', () => {
    expect(findRecovery(samples(`...xxx${good.slice(1)}`), search)).toEqual({ kind: 'bad' })
    expect(findRecovery(samples('...xxx....x.....x.........'), search)).toEqual({ kind: 'bad' })
  })

  it('is no vanished Prometheus, and no silence of the users while the alert fires', () => {
    expect(findRecovery(samples(`...xxx.${' '.repeat(50)}`), search)).toEqual({ kind: 'bad' })
    expect(findRecovery(samples(`...xxx${'q'.repeat(50)}`), search)).toEqual({ kind: 'bad' })
    expect(findRecovery(samples(`...xxx${'q'.repeat(50)}`), { ...search, isQuietGood: true }).kind).toBe('recovered')
  })

  it('is found before an alert that came late', () => {
    const found = findRecovery(samples(`...xx${good}..`), { ...search, after: at(9) })
    expect(found.kind === 'recovered' ? seconds(found.milestone.at) : null).toBe(5 * 30 - 90)
  })

  it('is unknown to an indicator that was never bad', () => {
    expect(findRecovery(samples(good), search)).toEqual({ kind: 'unknown' })
  })

  it('is over when the service is bad again, not while the samples still look back on the old trouble', () => {
    expect(isBadAgain(samples('xxxx........'), at(1), judge)).toBe(false)
    expect(isBadAgain(samples('xxx.........x'), at(1), judge)).toBe(false)
    expect(isBadAgain(samples('xxx.........xx'), at(1), judge)).toBe(true)
  })
})
