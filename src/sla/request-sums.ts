import { intersect, type Interval, lengthOf } from '../calendar/interval.js'
import { type Counts, sumOfCounts } from '../slo/counts.js'
import type { MemberTraffic } from './contract/contract-input.js'
import type { Tallies } from './contract/judged.js'
import { type ContractPlan, PACE_MINUTES } from './contract/plan.js'
import { common, intervalOf, lengthOf as minutesOf, minuteOf, type Span } from './contract/spans.js'
import type { PlannedQuestion } from './contract-question.js'
import type { Observed } from './observed.js'
import { tallySums } from './tally-sums.js'
import { estimateTraffic, type Traffic } from './traffic.js'
import { type Hole, type Unseen, unseenOf } from './unseen.js'

/** A question about requests, and which minutes count. */
export interface SumQuestion {
  /** What may be taken again, in the order of the members; absent: everything is read. */
  readonly knownHoles?: readonly KnownHoles[]
  readonly question: PlannedQuestion
  readonly plan: ContractPlan
}

/** Of which time the methods over requests ask for sums. */
export interface SumTimes {
  /** The judged time that counts, and that is left out and kept. */
  readonly parts: readonly Interval[]
  readonly kept: readonly Interval[]
  /** Those of the last 7 d. */
  readonly pace: readonly Interval[]
  readonly keptPace: readonly Interval[]
  /** What is to come. */
  readonly ahead: readonly Interval[]
}

/** Sums over `SumTimes`. */
export type Counted = Readonly<Record<Exclude<keyof SumTimes, 'ahead'>, Counts>>

/** What was counted of one member, and what helps to guess what was not. */
export interface MemberSums {
  /** Over the times of the same name. */
  readonly counts: Counted
  /** Unknown minutes of the judged time, of which counters may know the sum. */
  readonly holes: readonly Hole[]
  /** Up to where it was judged when they were read; default: up to where it is now. */
  readonly holesTo?: Date
  /** Of other weeks. */
  readonly traffic: Traffic
  /** When the service was bad, beside what was counted. */
  readonly outages: readonly Interval[]
}

/** Holes of a member as they were read the last time. */
export interface KnownHoles {
  /** Up to where it was judged then, and how much of that was unknown. */
  readonly to: Date
  readonly unknownSeconds: number
  readonly holes: readonly Hole[]
}

/** What the methods over requests are judged by: of these sums do, and sums of hours are kept for ever. */
export interface RequestSums {
  readonly tallies: Tallies
  readonly observed: Observed
  /** In the order of the members. */
  readonly traffic: readonly MemberTraffic[]
  /** Holes of which counters told the sum, and that counts so. In the order of the members. */
  readonly heard: readonly (readonly Hole[])[]
  /** What unknown minutes of the only member held; `null`: there are none, or several members. */
  readonly unseen: Unseen | null
  /** In the order of the members. */
  readonly knownHoles: readonly KnownHoles[]
}

export function timesOf({ question: { judged, term }, plan }: SumQuestion): SumTimes {
  const span = spanOf(judged)
  const within = (spans: readonly Span[], of: Span) => common(spans, [of]).map(intervalOf)
  const hasPace = judged.from < judged.to && judged.to < term.to
  const week = { from: hasPace ? span.to - PACE_MINUTES : span.to, to: span.to }
  const kept = plan.terms.excludedTime === 'good' ? plan.left : []
  return {
    ...{ parts: within(plan.counted, span), kept: within(kept, span) },
    ...{ pace: within(plan.counted, week), keptPace: within(kept, week) },
    ahead: within(plan.counted, { from: span.to, to: Math.max(span.to, plan.held.to) }),
  }
}

function spanOf({ from, to }: Interval): Span {
  return { from: minuteOf(from), to: minuteOf(to) }
}

/** Puts together what was read of the members of a question. */
export function requestSums(asked: SumQuestion, members: readonly MemberSums[]): RequestSums {
  const { question, plan } = asked
  const times = timesOf(asked)
  const span = spanOf(question.judged)
  const excluded = minutesOf(common(plan.left, [span]))
  const minutes = lengthOf(times.parts) / 60
  const tally = (of: 'parts' | 'pace', kept: 'kept' | 'keptPace') => (member: MemberSums) =>
    tallySums(summed(of, times, member), summed(kept, times, member))
  const known = members.map((one) => trafficOf(one, times, plan))
  const isOver = question.judged.to >= question.term.to
  return {
    tallies: {
      judged: { inScope: minutes + excluded, excluded, units: members.map(tally('parts', 'kept')) },
      pace: isOver ? null : { inScope: 0, excluded: 0, units: members.map(tally('pace', 'keptPace')) },
    },
    observed: observedOf(members, minutes * 60),
    traffic: known.map(({ facts }) => facts),
    heard: known.map(({ heard }) => heard),
    knownHoles: members.map(({ counts: { parts }, holes, holesTo = question.judged.to }) => {
      return { to: holesTo, unknownSeconds: minutes * 60 - parts.observedSeconds, holes }
    }),
    unseen: known.length === 1 ? (known[0]?.unseen ?? null) : null,
  }
}

function summed(of: keyof Counted, times: SumTimes, { counts }: MemberSums) {
  return { counts: counts[of], minutes: lengthOf(times[of]) / 60 }
}

/** Of several members as much is known as of the one of which least is: mostly their source was silent. */
function observedOf(members: readonly MemberSums[], seconds: number): Observed {
  const { events, errors } = sumOfCounts(members.map(({ counts }) => counts.parts))
  const observedSeconds = Math.min(seconds, ...members.map(({ counts }) => counts.parts.observedSeconds))
  return { counts: { events, errors, observedSeconds }, unknownSeconds: seconds - observedSeconds, summedSeconds: 0 }
}

function trafficOf(
  { counts: { parts: counts }, holes, traffic, outages }: MemberSums,
  { parts, ahead }: SumTimes,
  { terms: { objective, measure } }: ContractPlan,
): { readonly unseen: Unseen | null; readonly heard: readonly Hole[]; readonly facts: MemberTraffic } {
  const unknownSeconds = Math.max(0, lengthOf(parts) - counts.observedSeconds)
  const mean = counts.observedSeconds <= 0 ? 0 : counts.events / counts.observedSeconds
  const within = holes.flatMap((hole) => heardOf(hole, parts, measure.noData === 'unknown'))
  const unseen = unseenOf({ counts, unknownSeconds, holes: within, traffic, outages, objective })
  return {
    unseen,
    heard: within.filter(({ jump }) => jump !== null),
    // The mean itself is worked out exactly, without us.
    facts: {
      ahead: traffic.length === 0 ? null : estimateTraffic(ahead, traffic, mean),
      unseen: unseen === null || isMean(unseen) ? null : unseen,
    },
  }
}

function isMean({ basis, counted, touchesTrouble }: Unseen): boolean {
  return basis === 'mean' && counted.seconds === 0 && !touchesTrouble
}

/**
 * What of a hole counts. Of a part of it its counters tell nothing, for they know it as a whole; and where it is agreed what unknown minutes
 * count as, they have no say.
 */
function heardOf(hole: Hole, parts: readonly Interval[], isHeard: boolean): readonly Hole[] {
  return parts.flatMap((part) => {
    const within = intersect(hole, part)
    if (within === null) return []
    const isWhole = within.from.getTime() === hole.from.getTime() && within.to.getTime() === hole.to.getTime()
    return [{ ...hole, ...within, jump: isHeard && isWhole ? hole.jump : null }]
  })
}
