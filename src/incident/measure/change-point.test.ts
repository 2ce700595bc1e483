import { expect, it } from '@jest/globals'
import { findChange } from './change-point.js'

const GOOD = { events: 100_000, errors: 30 }
const settings = { objective: 0.999, stepSeconds: 30, windowSeconds: 60, lagSeconds: 0, stabilityWindowSeconds: 300 }
/** How far a rule's step is ahead of the probes, as shares of the shorter of both. */
const PHASES = [0.02, 0.17, 0.33, 0.5, 0.67, 0.83, 0.98]

/** A probe at 0, `scrape`, 2 × `scrape`, … s, and whether it failed. */
interface Probes {
  readonly scrape: number
  readonly pattern: string
}

/** What `[1m]` holds every 30 s of the probes. */
function samplesOf({ scrape, pattern }: Probes, phase: number) {
  const last = (pattern.length - 1) * scrape
  const first = 60 + scrape - phase * Math.min(30, scrape)
  return Array.from({ length: Math.floor((last - first) / 30) + 1 }, (_, index) => {
    const end = first + 30 * index
    const held = pattern.slice(Math.floor((end - 60) / scrape) + 1, Math.floor(end / scrape) + 1)
    return { at: new Date(end * 1000), events: held.length, errors: held.replaceAll('.', '').length }
  })
}

/** The middle between two neighbouring probe instants: nobody can say more of a change between them, all of whose instants are as likely. */
function middleOf({ scrape, pattern }: Probes, kind: 'onset' | 'recovery'): number {
  const index = kind === 'onset' ? pattern.indexOf('x') - 1 : pattern.lastIndexOf('x')
  return (index + 0.5) * scrape
}

function errorsOf(probes: Probes, kind: 'onset' | 'recovery'): readonly number[] {
  return PHASES.map((phase) => {
    const change = findChange(samplesOf(probes, phase), { kind, good: GOOD }, settings)
    return change!.at.getTime() / 1000 - middleOf(probes, kind)
  })
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Good for 25 min, then bad and good in turn for so many minutes; the mirror image has the recovery where this has the onset. */
function probesOf(scrape: number, kind: 'onset' | 'recovery', minutes: readonly number[]): Probes {
  const rounds = minutes.map((one, index) => (index % 2 === 0 ? 'x' : '.').repeat((one * 60) / scrape))
  const letters = Array.from('.'.repeat(1500 / scrape) + rounds.join(''))
  return { scrape, pattern: (kind === 'onset' ? letters : letters.toReversed()).join('') }
}

/** Minutes bad, good, bad, …: what was taken for one even ratio had its edges 11 to 17 s outwards, 24 to 31 s where windows hold one probe. */
const TROUBLES = [
  ['lasts', [12]],
  ['pauses once', [10, 4, 10]],
  ['flaps, 8 min bad and 2 good', [8, 2, 8, 2, 8, 2, 8]],
  ['flaps, 4 min bad and 2 good', [4, 2, 4, 2, 4, 2, 4]],
  ['flaps, 4 min bad and 4 good', [4, 4, 4, 4, 4]],
] as const
const CASES = ([15, 30, 60] as const).flatMap((scrape) =>
  (['onset', 'recovery'] as const).flatMap((kind) =>
    TROUBLES.map(([what, minutes]) => ({ scrape, kind, what, probes: probesOf(scrape, kind, minutes) })),
  ),
)

// A window does not tell where in it a probe was. The first bad one of probes every minute ends at t: the bad probe lies in the 30 s before t,
// the good one a minute earlier. So t − 45 s is said, and a probe p seconds before t makes that p − 15 s off.
it.each(CASES)(
  'a total outage of a probe every $scrape s has its $kind midway between good and bad probe where it $what, on average over the phases, and is off by no more than the half step that the phase hides',
  ({ kind, probes }) => {
    const errors = errorsOf(probes, kind)
    expect(Math.abs(mean(errors))).toBeLessThan(5)
    expect(errors.filter((error) => Math.abs(error) > 15 + 5)).toEqual([])
  },
)

it('a probe that fails every other time has no edge by its errors: it may have begun before the first', () => {
  const probes = { scrape: 60, pattern: `${'.'.repeat(20)}x.xx..x.xxx.x...xx.x.x..xx..x.xx` }
  // At a ratio of one half each good probe before the first error belongs to the trouble with half the chance of the one after it: a minute on average.
  expect(mean(errorsOf(probes, 'onset'))).toBeLessThan(-60)
})
