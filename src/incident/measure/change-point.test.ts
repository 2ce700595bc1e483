import { describe, expect, it } from '@jest/globals'
import { findChange } from './change-point.js'

const PROBE_SECONDS = 60
const GOOD = { events: 100_000, errors: 30 }
const settings = { objective: 0.999, stepSeconds: 30, windowSeconds: 60, lagSeconds: 0, stabilityWindowSeconds: 300 }
/** How long the first probe instant of a window lies after its beginning, at every other sample. */
const PHASES = [0.5, 5, 10, 15, 20, 25, 29.5]

/** What `[1m]` holds every 30 s of probes at 0, 60, 120, … s: one instant each. The first window ends before the first probe. */
function samplesOf(probes: string, phase: number) {
  const last = (probes.length - 1) * PROBE_SECONDS
  return Array.from({ length: last / 30 }, (_, index) => {
    const end = 60 - phase + 30 * index
    const at = Math.floor(end / PROBE_SECONDS)
    return { at: new Date(end * 1000), events: 1, errors: probes[at] === 'x' ? 1 : 0 }
  })
}

/** The middle between two neighbouring probe instants: nobody can say more of a change between them, all of whose instants are as likely. */
function middleOf(probes: string, kind: 'onset' | 'recovery'): number {
  const index = kind === 'onset' ? probes.indexOf('x') - 1 : probes.lastIndexOf('x')
  return (index + 0.5) * PROBE_SECONDS
}

function errorsOf(probes: string, kind: 'onset' | 'recovery'): readonly number[] {
  return PHASES.map((phase) => {
    const change = findChange(samplesOf(probes, phase), { kind, good: GOOD }, settings)
    return change!.at.getTime() / 1000 - middleOf(probes, kind)
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const TOTAL = `${'.'.repeat(20)}${'x'.repeat(12)}`
/** Good for less than the stability window in between, once or again and again. Taken for one even ratio, 0.8 or so, its edges were 24 to 31 s outwards. */
const PAUSED = `${'.'.repeat(20)}${'x'.repeat(10)}....${'x'.repeat(10)}`
const FLAPPING = `${'.'.repeat(20)}${'xxxxxxxx..'.repeat(3)}xxxxxxxx`
const reversed = (probes: string) => Array.from(probes).toReversed().join('')

describe('a total outage of a probe every minute', () => {
  it.each([
    ['onset', 'lasts', TOTAL],
    ['recovery', 'lasts', reversed(TOTAL)],
    ['onset', 'pauses once', PAUSED],
    ['recovery', 'pauses once', reversed(PAUSED)],
    ['onset', 'flaps', FLAPPING],
    ['recovery', 'flaps', reversed(FLAPPING)],
  ] as const)(
    'has its %s midway between good and bad probe where it %s, on average over the phases',
    (kind, _, probes) => {
      expect(Math.abs(mean(errorsOf(probes, kind)))).toBeLessThan(5)
    },
  )

  // A window does not tell where in it the probe was. The first bad one ends at t: the bad probe lies in the 30 s before t, the good one a
  // minute earlier. So t − 45 s is said, and a probe p seconds before t makes that p − 15 s off.
  it.each([
    ['onset', TOTAL],
    ['recovery', reversed(TOTAL)],
  ] as const)('has its %s off by no more than the half step that the phase of the rule hides', (kind, probes) => {
    expect(errorsOf(probes, kind).filter((error) => Math.abs(error) > 15 + 5)).toEqual([])
  })
})

it('a probe that fails every other time has no edge by its errors: it may have begun before the first', () => {
  const probes = `${'.'.repeat(20)}x.xx..x.xxx.x...xx.x.x..xx..x.xx`
  // At a ratio of one half each good probe before the first error belongs to the trouble with half the chance of the one after it: a minute on average.
  expect(mean(errorsOf(probes, 'onset'))).toBeLessThan(-PROBE_SECONDS)
})
