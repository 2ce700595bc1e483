import { suspectRatio } from '../../../src/incident/measure/judge-evidence.js'
import { createRandom } from '../history/random.js'
import { liveThrough, secondsOf } from './live-through.js'
import type { Page } from './watch-outage.js'
import { observeChange } from './best-observer.js'
import { scrapesOf, type OutageModel, type Trouble } from './outage-model.js'
import type { Incident, Milestone } from '../../../src/incident/incident.js'
import { incidentTimes } from '../../../src/incident/view/statistics.js'

export const SOURCES = [0.02, 0.1, 0.5, 2, 20, 'probe 15 s', 'probe 30 s', 'probe 60 s'] as const
export const SHARES = [1, 0.5, 0.2, 0.05, 0.02] as const
const SHAPES = ['plain', 'plain', 'flapping', 'rising', 'gaps'] as const
const OBJECTIVES = [0.99, 0.995, 0.999, 0.9995]
const ENOUGH_ERRORS = 5
const HOURS_BEFORE = 13
const HOURS_AFTER = 14

export type Source = (typeof SOURCES)[number]
export type Shape = (typeof SHAPES)[number]

/** One outage and what an ideal watch would write down. */
export interface OutageCase {
  readonly model: OutageModel
  readonly shape: Shape
  readonly objective: number
  readonly onset: number
  readonly recovery: number
  /** The pieces whose beginning and end those are. */
  readonly first: Trouble
  readonly last: Trouble
  /** Whether the first and the last piece of the outage are long enough for five errors: of fewer, nobody can say where they began. */
  readonly onsetShows: boolean
  readonly recoveryShows: boolean
}

/** What was measured of an outage that paged. Seconds; `null`: said to be unknown. */
export interface Timing extends Pick<OutageCase, 'shape' | 'onsetShows' | 'recoveryShows'> {
  readonly incidents: number
  readonly saidOverTooEarly: boolean
  readonly isOver: boolean
  readonly negative: boolean
  readonly onsetError: number | null
  readonly onsetWithin: number | null
  readonly recoveryError: number | null
  readonly recoveryWithin: number | null
  /** What the best observer would say, who knows both error ratios. */
  readonly onsetBest: Best | null
  readonly recoveryBest: Best | null
  readonly detect: TimedDuration | null
  readonly recover: TimedDuration | null
}

/** A duration in seconds: as it was found, as it was, and as the best observer would say. */
export interface TimedDuration {
  readonly found: number
  readonly truth: number
  /** `null`: nor does he see both edges. */
  readonly best: number | null
}

/** How far an observer would be off, and within how much it would say to be certain. Seconds. */
export interface Best {
  readonly error: number
  readonly within: number
}

/** A random outage of a cell: from 4 min to 6 h, of any shape, at any of the objectives. */
export function outageOf(source: Source, share: number, seed: number): OutageCase {
  const random = createRandom(seed * 9973 + 17)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const shape = pick(SHAPES)
  const objective = pick(OBJECTIVES)
  const minutes = 4 * 90 ** random()
  const begins = HOURS_BEFORE * 3600 + random() * 120
  const troubles = troublesOf(shape, { onset: begins, seconds: minutes * 60, share, random })
  const bad = troubles.filter((one) => one.share > suspectRatio(objective))
  const [first, last] = [bad[0] ?? troubles[0]!, bad.at(-1) ?? troubles.at(-1)!]
  const [onset, recovery] = [first.from, last.to]
  const gap = () => {
    const from = onset - 1800 + random() * (recovery - onset + 3600)
    return { from, to: from + 120 + random() * 240 }
  }
  const model: OutageModel = {
    seed,
    rate: typeof source === 'number' ? source : null,
    scrapeSeconds: typeof source === 'number' ? pick([15, 30, 60]) : Number(source.split(' ')[1]),
    ordinary: 0.1 * (1 - objective),
    troubles,
    gaps: shape === 'gaps' ? [gap(), gap()] : [],
    seconds: recovery + HOURS_AFTER * 3600,
  }
  const rate = model.rate ?? 1 / model.scrapeSeconds
  const [onsetShows, recoveryShows] = [first, last].map(
    ({ from, to, share: failed }) => (to - from) * rate * failed >= ENOUGH_ERRORS,
  )
  const shows = { onsetShows: onsetShows!, recoveryShows: recoveryShows! }
  return { model, shape, objective, onset, recovery, first, last, ...shows }
}

interface Plan {
  readonly onset: number
  readonly seconds: number
  readonly share: number
  readonly random: () => number
}

function troublesOf(shape: Shape, { onset, seconds, share, random }: Plan): readonly Trouble[] {
  const until = onset + seconds
  if (shape === 'rising') {
    const [a, b] = [onset + seconds / 4, onset + seconds / 2]
    return [
      { from: onset, to: a, share: share / 3 },
      { from: a, to: b, share: (2 * share) / 3 },
      { from: b, to: until, share },
    ]
  }
  if (shape !== 'flapping') return [{ from: onset, to: until, share }]
  const rounds: Trouble[] = []
  // Good for less than the stability window each time.
  for (let from = onset; from < until;) {
    const to = from + 180 + random() * 120
    rounds.push({ from, to, share })
    from = to + 90 + random() * 60
  }
  return rounds
}

/** Lives through the outage; `null`: it never paged. */
export function timeOutage(one: OutageCase): Timing | null {
  const { incidents, pages, recoveries } = liveThrough(one.model, one.objective)
  const isOwn = (at: number) => at >= one.onset && at <= one.recovery + 600
  const own = incidents.filter(({ alerts }) => alerts[0] !== undefined && isOwn(secondsOf(alerts[0].startsAt)))
  const page = pages.filter(({ from }) => isOwn(from)).toSorted((a, b) => a.from - b.from)[0]
  const [first] = own
  if (page === undefined || first === undefined) return null
  const best = bestOf(one)
  return {
    shape: one.shape,
    onsetShows: one.onsetShows,
    recoveryShows: one.recoveryShows,
    incidents: own.length,
    saidOverTooEarly: recoveries.some(({ saidAt }) => saidAt >= one.onset && saidAt < one.recovery),
    ...milestonesOf(first, one, page),
    ...best,
    ...durationsOf(first, { one, page, best }),
  }
}

type Found<K extends keyof Timing> = Pick<Timing, K>

/** Nothing is over before it was noticed. */
function endOf({ recovery }: OutageCase, { from }: Page): number {
  return Math.max(recovery, from)
}

function milestonesOf(
  { milestones }: Incident,
  one: OutageCase,
  page: Page,
): Found<'isOver' | 'negative' | 'onsetError' | 'onsetWithin' | 'recoveryError' | 'recoveryWithin'> {
  const { onset, recovered, detected } = milestones
  const times = [onset, detected, recovered].flatMap((milestone) =>
    milestone === undefined ? [] : [secondsOf(milestone.at)],
  )
  const errorOf = (milestone: Milestone | undefined, truth: number) =>
    milestone === undefined || milestone.uncertaintySeconds === null ? null : secondsOf(milestone.at) - truth
  return {
    isOver: recovered !== undefined,
    negative: times.some((at, index) => at < (times[index - 1] ?? -Infinity)),
    onsetError: errorOf(onset, one.onset),
    onsetWithin: onset?.uncertaintySeconds ?? null,
    recoveryError: errorOf(recovered, endOf(one, page)),
    recoveryWithin: recovered?.uncertaintySeconds ?? null,
  }
}

/** Both edges as the best observer sees them. */
function bestOf({ model, onset, recovery, first, last }: OutageCase): Found<'onsetBest' | 'recoveryBest'> {
  const { troubles, ordinary, seconds } = model
  const scrapes = scrapesOf(model)
  const [next, former] = [troubles[troubles.indexOf(last) + 1], troubles[troubles.indexOf(first) - 1]]
  const isNext = next?.from === recovery
  const isFormer = former?.to === onset
  const begin = observeChange(model, scrapes, {
    truth: onset,
    from: isFormer ? former.from : 0,
    to: first.to,
    before: isFormer ? former.share : ordinary,
    after: first.share,
  })
  const end = observeChange(model, scrapes, {
    truth: recovery,
    from: last.from,
    to: isNext ? next.to : seconds,
    before: last.share,
    after: isNext ? next.share : ordinary,
  })
  const against = (seen: typeof begin, truth: number) => seen && { error: seen.at - truth, within: seen.within }
  return { onsetBest: against(begin, onset), recoveryBest: against(end, recovery) }
}

interface Lived {
  readonly one: OutageCase
  readonly page: Page
  readonly best: Found<'onsetBest' | 'recoveryBest'>
}

function durationsOf(incident: Incident, { one, page, best }: Lived): Found<'detect' | 'recover'> {
  const { detectSeconds, recoverSeconds } = incidentTimes(incident)
  const [begin, end] = [best.onsetBest?.error ?? null, best.recoveryBest?.error ?? null]
  const timed = (found: number | null, truth: number, off: number | null) =>
    found === null ? null : { found, truth, best: off === null ? null : Math.max(0, truth + off) }
  return {
    detect: timed(detectSeconds, page.from - one.onset, begin === null ? null : -begin),
    recover: timed(recoverSeconds, endOf(one, page) - one.onset, begin === null || end === null ? null : end - begin),
  }
}
