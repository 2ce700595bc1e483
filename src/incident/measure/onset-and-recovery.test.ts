import { describe, expect, it } from '@jest/globals'
import { sampleAlert } from '../../../test/support/sample-incident.js'
import { findOnset, onsetOfAlert } from './onset.js'
import { findRecovery, isBadAgain } from './recovery.js'
import type { ServiceSample } from './service-sample.js'

const judge = { objective: 0.999, stepSeconds: 30, windowSeconds: 60, lagSeconds: 22.5, stabilityWindowSeconds: 300 }
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

/** The sample whose window is the first that holds errors, where it begins half filled. Of a burst of two samples it is the middle between two. */
const firstBad = (pattern: string) => {
  const onset = seconds(findOnset(samples(pattern), judge)?.at)
  return Math.round((onset + judge.lagSeconds + 30) / 30 + 0.01)
}

const seconds = (instant: Date | undefined) => ((instant?.getTime() ?? NaN) - START) / 1000

describe('the onset', () => {
  it('lies between the windows of the last good and the first bad sample', () => {
    const onset = findOnset(samples('............xxxx'), judge)
    expect(onset).toMatchObject({ source: 'sli', uncertaintySeconds: 30 })
    // Sample 11 counts up to 307.5 s, the window of sample 12 begins at 277.5 s: somewhere where they overlap.
    expect(Math.abs(seconds(onset?.at) - 292.5)).toBeLessThanOrEqual(15)
  })

  it('is found behind good stretches that are shorter than the stability window, not behind longer ones', () => {
    expect(firstBad('x..........xx.........xx')).toBe(11)
    expect(firstBad('...xx.........xx........x')).toBe(3)
  })

  it('is found behind time without traffic or samples, which says nothing', () => {
    expect(firstBad(`...xx${'q'.repeat(40)}${' '.repeat(40)}xx`)).toBe(3)
  })

  it('is not known closer where nobody saw the service good before', () => {
    expect(findOnset(samples('qqqxxx'), judge)).toMatchObject({ uncertaintySeconds: null })
    // Nothing was counted between 7.5 and 97.5 s: the middle of that, and the half of it with the age of a sample.
    const onset = findOnset(samples('..    xxx'), judge)
    expect(Math.abs(seconds(onset?.at) - 67.5)).toBeLessThanOrEqual(15)
    expect(onset?.uncertaintySeconds).toBeGreaterThanOrEqual(60)
  })

  it('is not in an indicator that was never bad; then the alert tells it', () => {
    expect(findOnset(samples('......'), judge)).toBeNull()
    const alert = sampleAlert({ startsAt: at(20), activeAt: at(10) })
    expect(onsetOfAlert(alert)).toMatchObject({ at: at(10), source: 'alerts_for_state', uncertaintySeconds: null })
    expect(onsetOfAlert({ ...alert, activeAt: null })).toMatchObject({ at: at(20), source: 'starts_at' })
  })
})

/** A probe every 30 s: each sample holds two of them, the newer one half a step old. */
function probes(pattern: string): readonly ServiceSample[] {
  const failed = pattern.split('').map((letter) => (letter === 'x' ? 1 : 0))
  return failed.map((one, step) => ({ at: at(step), events: 2, errors: one + (failed[step - 1] ?? 0) }))
}

describe('a probe every 30 s that is down for 150 s', () => {
  const probe = { ...judge, lagSeconds: 15 }
  const told = `${'.'.repeat(60)}xxxxx`

  it('was down from its first failure on, not from its alert', () => {
    const onset = findOnset(probes(told), probe)
    // It was well at 1755 s and failed first at 1785 s.
    expect(Math.abs(seconds(onset?.at) - 1770)).toBeLessThanOrEqual(20)
    expect(onset?.uncertaintySeconds).not.toBeNull()
  })

  it('is not up again after fifteen answers, but after forty-five, dated back to the first', () => {
    const search = { ...probe, after: at(63), alertsEndedAt: null }
    expect(findRecovery(probes(`${told}${'.'.repeat(15)}`), search)).toEqual({ kind: 'bad' })
    const found = findRecovery(probes(`${told}${'.'.repeat(45)}`), search)
    expect(found.kind).toBe('recovered')
    // It failed last at 1905 s.
    expect(found.kind === 'recovered' ? Math.abs(seconds(found.milestone.at) - 1920) : null).toBeLessThanOrEqual(20)
  })
})

describe('the recovery', () => {
  const search = { ...judge, after: at(4), alertsEndedAt: null }
  const good = '.'.repeat(11)

  it('is where the window of the first sample begins of a good stretch that lasts the stability window', () => {
    const found = findRecovery(samples(`...xxx${good}`), search)
    expect(found).toMatchObject({ kind: 'recovered', milestone: { source: 'sli' } })
    // The window of the first good sample begins at 97.5 s, that of the last bad one ends at 127.5 s.
    expect(found.kind === 'recovered' ? Math.abs(seconds(found.milestone.at) - 97.5) : null).toBeLessThanOrEqual(10)
  })

  it('waits until the stretch is long enough', () => {
    expect(findRecovery(samples(`...xxx${good.slice(1)}`), search)).toEqual({ kind: 'bad' })
    expect(findRecovery(samples('...xxx....x.....x.........'), search)).toEqual({ kind: 'bad' })
  })

  it('is no vanished Prometheus, and no silence of the users while the alert fires', () => {
    expect(findRecovery(samples(`...xxx.${' '.repeat(50)}`), search)).toEqual({ kind: 'bad' })
    expect(findRecovery(samples(`...xxx${'q'.repeat(50)}`), search)).toEqual({ kind: 'bad' })
    expect(findRecovery(samples(`...xxx${'q'.repeat(50)}`), { ...search, alertsEndedAt: at(20) }).kind).toBe(
      'recovered',
    )
  })

  it('is found before an alert that came late', () => {
    const found = findRecovery(samples(`...xx${good}..`), { ...search, after: at(9) })
    // All failed until 67.5 s, or fewer for longer: half a minute is shorter than a window.
    expect(found.kind === 'recovered' ? Math.abs(seconds(found.milestone.at) - 67.5) : null).toBeLessThanOrEqual(30)
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
