import { type Interval, lengthOf } from '../calendar/interval.js'
import { type CountsReader, objectiveId, type ObjectiveKey, sumOfCounts } from '../slo/counts.js'
import type { OutageReader } from './outage-reader.js'
import {
  type Counted,
  type KnownHoles,
  type MemberSums,
  requestSums,
  type RequestSums,
  type SumQuestion,
  type SumTimes,
  timesOf,
} from './request-sums.js'
import type { TrafficReader } from './traffic-reader.js'
import type { Hole } from './unseen.js'
import { inTurn } from '../shared/in-turn.js'

/** Where sums of requests come from, and what is known of time without them. */
export interface SumSources {
  readonly counts: CountsReader
  readonly traffic: TrafficReader
  readonly outages: OutageReader
}

/** One member of a question. */
interface Asked extends SumQuestion {
  readonly key: ObjectiveKey
  readonly times: SumTimes
  readonly known: KnownHoles | null
}

interface Answered extends Asked {
  readonly counts: Counted
}

/** Weeks before a period that tell of its traffic too. */
const WEEKS_BEFORE_MS = 4 * 7 * 86_400_000

/** Reads sums in the order of the questions; what helps to guess is read only where something is to be guessed. */
export async function readRequestSums(
  questions: readonly SumQuestion[],
  sources: SumSources,
): Promise<readonly RequestSums[]> {
  const asked = questions.flatMap((one) => {
    const times = timesOf(one)
    return one.question.agreement.members.map((key, index): Asked => {
      return { ...one, key, times, known: one.knownHoles?.[index] ?? null }
    })
  })
  const intervals = asked.flatMap(({ key, times: { parts, kept, pace, keptPace } }) =>
    [...parts, ...kept, ...pace, ...keptPace].map((interval) => ({ key, interval })),
  )
  const answers = inTurn(await sources.counts.counts(intervals))
  const next = ({ length }: readonly Interval[]) => sumOfCounts(answers(length))
  const counted = asked.map((one): Answered => {
    const { parts, kept, pace, keptPace } = one.times
    return { ...one, counts: { parts: next(parts), kept: next(kept), pace: next(pace), keptPace: next(keptPace) } }
  })
  const members = inTurn(await addGuesses(counted, sources))
  return questions.map((one) => requestSums(one, members(one.question.agreement.members.length)))
}

async function addGuesses(all: readonly Answered[], sources: SumSources): Promise<MemberSums[]> {
  const open = all.filter(hasToGuess)
  const traffic = await askEach(open, trafficInterval, (keys, interval) => sources.traffic.traffic(keys, interval))
  const holey = open.filter(hasUnknown)
  const holes = await askEach(
    holey.filter((one) => holesOf(one) === null),
    ({ question }) => question.judged,
    (keys, interval) => sources.traffic.holes(keys, interval),
  )
  const outages = await outagesOf(holey, sources.outages)
  return all.map((one) => ({
    ...one,
    holes: holesOf(one) ?? holes.get(one) ?? [],
    holesTo: holesOf(one) === null ? one.question.judged.to : (one.known?.to ?? one.question.judged.to),
    traffic: traffic.get(one) ?? [],
    outages: outages.get(one) ?? [],
  }))
}

/** While as much is unknown as before, the holes of a running period are taken to be the same for an hour: to look for them is to read a month. */
const HOLES_HOLD_MS = 3_600_000

function holesOf({ question: { judged, term }, known, times, counts }: Answered): readonly Hole[] | null {
  if (known === null || judged.to >= term.to) return null
  const isSame = lengthOf(times.parts) - counts.parts.observedSeconds === known.unknownSeconds
  return isSame && judged.to.getTime() - known.to.getTime() < HOLES_HOLD_MS ? known.holes : null
}

function hasUnknown({ times: { parts }, counts }: Answered): boolean {
  return counts.parts.events > 0 && counts.parts.observedSeconds < lengthOf(parts)
}

/** Nothing has to be guessed where nothing is unknown and no error could break what is left of the period. */
function hasToGuess(one: Answered): boolean {
  return hasUnknown(one) || (one.counts.parts.errors > 0 && one.times.ahead.length > 0)
}

function trafficInterval({ question: { period, judged } }: Answered): Interval {
  return { from: new Date(period.interval.from.getTime() - WEEKS_BEFORE_MS), to: judged.to }
}

/** One question per distinct interval, however many share it. */
async function askEach<T>(
  all: readonly Answered[],
  intervalOfOne: (one: Answered) => Interval,
  ask: (keys: readonly ObjectiveKey[], interval: Interval) => Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<Answered, T>> {
  const found = new Map<Answered, T>()
  const groups = new Map<string, readonly [Interval, Answered[]]>()
  for (const one of all) {
    const interval = intervalOfOne(one)
    const id = `${interval.from.getTime()}/${interval.to.getTime()}`
    const group = groups.get(id) ?? ([interval, []] as const)
    group[1].push(one)
    groups.set(id, group)
  }
  for (const [interval, members] of groups.values()) {
    const keys = new Map(members.map(({ key }) => [objectiveId(key), key]))
    const answers = await ask([...keys.values()], interval)
    for (const one of members) {
      const answer = answers.get(objectiveId(one.key))
      if (answer !== undefined) found.set(one, answer)
    }
  }
  return found
}

async function outagesOf(
  holey: readonly Answered[],
  reader: OutageReader,
): Promise<ReadonlyMap<Answered, readonly Interval[]>> {
  if (holey.length === 0) return new Map()
  const from = Math.min(...holey.map(({ question }) => question.judged.from.getTime()))
  const to = Math.max(...holey.map(({ question }) => question.judged.to.getTime()))
  const services = holey.map(({ question: { agreement }, key }) => ({ ...agreement, service: key.service }))
  const outages = await reader.outages(services, { from: new Date(from), to: new Date(to) })
  return new Map(holey.map((one, index) => [one, outages[index] ?? []]))
}
