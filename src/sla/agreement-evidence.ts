import { intersect, type Interval, lengthOf } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import type { Agreement } from './agreement.js'
import type { AgreementCounts } from './facts.js'
import { PACE_SECONDS } from './forecast.js'
import type { OutageReader } from './outage-reader.js'
import { maintenanceSpan } from './exclusions.js'
import { planJudgement, type ExclusionCalendar, type JudgementPlan } from './plan-judgement.js'
import type { ExclusionReader } from './stated-exclusion.js'
import type { TrafficReader } from './traffic-reader.js'
import type { Hole } from './unseen.js'
import { objectiveId, sumOfCounts, type Counts, type CountsReader, type LedgerObjective } from '../slo/counts.js'

/** An agreement and the period over which it is asked for. */
export interface AgreementQuestion {
  readonly agreement: Agreement
  /** In the agreement's own zone. */
  readonly period: Period
  /** Judged no further than to here, whatever the ledger knows of later; default: as far as it has come. */
  readonly asOf?: Date
}

/** Where the evidence comes from. */
export interface EvidenceSources {
  readonly counts: CountsReader
  readonly traffic: TrafficReader
  readonly outages: OutageReader
  readonly objectives: readonly LedgerObjective[]
  readonly exclusions: ExclusionReader
}

/** One question with what was found about it. */
export interface AgreementAnswer {
  readonly agreement: Agreement
  readonly evidence: AgreementCounts
}

interface Asked extends AgreementQuestion {
  readonly plan: JudgementPlan
  readonly ledger: LedgerObjective | null
}

/** Weeks before a period that tell of its traffic too. */
const WEEKS_BEFORE_MS = 4 * 7 * 86_400_000

/** Reads what is needed to judge agreements, in the order of the questions; what helps to guess is read only where something is to be guessed. */
export async function readAgreementEvidence(
  questions: readonly AgreementQuestion[],
  sources: EvidenceSources,
): Promise<readonly AgreementAnswer[]> {
  const objectives = new Map(sources.objectives.map((one) => [objectiveId(one.key), one]))
  const calendar = await readCalendar(questions, sources.exclusions)
  const asked = questions.map((question) => planOf(question, objectives, calendar))
  const requests = asked.map(({ agreement: { key }, plan, ledger }) => {
    return [...plan.parts, ...paceOf(plan, ledger)].map((interval) => ({ key, interval }))
  })
  const answers = [...(await sources.counts.counts(requests.flat()))]
  const counted = asked.map((one) => {
    const counts = sumOfCounts(answers.splice(0, one.plan.parts.length))
    return { ...one, counts, pace: sumOfCounts(answers.splice(0, paceOf(one.plan, one.ledger).length)) }
  })
  return addGuesses(counted, sources)
}

/** One question for all of them. */
async function readCalendar(
  questions: readonly AgreementQuestion[],
  exclusions: ExclusionReader,
): Promise<ExclusionCalendar> {
  const spans = questions.map(({ agreement, period }) => maintenanceSpan(agreement, period.interval))
  if (spans.length === 0) return { within: () => [] }
  const from = new Date(Math.min(...spans.map((span) => span.from.getTime())))
  const to = new Date(Math.max(...spans.map((span) => span.to.getTime())))
  const all = await exclusions.read({ from, to })
  return { within: (span) => all.filter((one) => intersect(one, span) !== null) }
}

function planOf(
  { agreement, period, asOf }: AgreementQuestion,
  objectives: ReadonlyMap<string, LedgerObjective>,
  calendar: ExclusionCalendar,
): Asked {
  const own = objectives.get(objectiveId(agreement.key))
  // A group that never appeared was asked for with its objective all the same.
  const ledger = own ?? objectives.get(objectiveId({ ...agreement.key, group: '' })) ?? null
  const judgedTo = judgedToOf(ledger?.watermark ?? null, asOf)
  const reach = { period, judgedTo, firstKnownAt: own?.firstKnownAt ?? null }
  return { agreement, period, plan: planJudgement(agreement, reach, calendar), ledger }
}

function judgedToOf(watermark: Date | null, asOf: Date | undefined): Date | null {
  return watermark === null || asOf === undefined || watermark < asOf ? watermark : asOf
}

/** The last 7 d of a running period; without what maintenance leaves out, as far as that is in the period. */
function paceOf({ term, judged, parts }: JudgementPlan, ledger: LedgerObjective | null): readonly Interval[] {
  if (judged.to >= term.to || judged.from >= judged.to) return []
  const from = new Date(judged.to.getTime() - PACE_SECONDS * 1000)
  const first = ledger?.firstKnownAt ?? judged.from
  const before =
    term.begins === 'period' ? intersect({ from, to: judged.from }, { from: first, to: judged.from }) : null
  const within = parts.flatMap((part) => intersect(part, { from, to: judged.to }) ?? [])
  return before === null ? within : [before, ...within]
}

type Counted = Asked & { readonly counts: Counts; readonly pace: Counts }

async function addGuesses(all: readonly Counted[], sources: EvidenceSources): Promise<readonly AgreementAnswer[]> {
  const open = all.filter(hasToGuess)
  const traffic = await askEach(open, trafficInterval, (keys, interval) => sources.traffic.traffic(keys, interval))
  const holey = open.filter(hasUnknown)
  const holes = await askEach(
    holey,
    ({ plan }) => plan.judged,
    (keys, interval) => sources.traffic.holes(keys, interval),
  )
  const outages = await outagesOf(holey, sources.outages)
  return all.map((one): AgreementAnswer => {
    const { agreement, plan, counts, pace, ledger } = one
    const own = (holes.get(one) ?? []).flatMap((hole) =>
      plan.parts.flatMap((part) => {
        const within = intersect(hole, part)
        return within === null ? [] : [partOf(hole, within)]
      }),
    )
    return {
      agreement,
      evidence: {
        plan,
        counts,
        pace,
        holes: own,
        traffic: traffic.get(one) ?? [],
        outages: outages.get(one) ?? [],
        definitionChanges: ledger?.definitionChanges ?? [],
      },
    }
  })
}

/** Of a part of a hole the counters tell nothing: they know it as a whole. */
function partOf(hole: Hole, within: Interval): Hole {
  const isWhole = within.from.getTime() === hole.from.getTime() && within.to.getTime() === hole.to.getTime()
  return { ...hole, ...within, jump: isWhole ? hole.jump : null }
}

function hasUnknown({ plan, counts }: Counted): boolean {
  return counts.events > 0 && counts.observedSeconds < lengthOf(plan.parts)
}

/** Nothing has to be guessed where nothing is unknown and no error could break what is left of the period. */
function hasToGuess(one: Counted): boolean {
  return hasUnknown(one) || (one.counts.errors > 0 && one.plan.ahead.length > 0)
}

function trafficInterval({ plan: { period, judged } }: Counted): Interval {
  return { from: new Date(period.interval.from.getTime() - WEEKS_BEFORE_MS), to: judged.to }
}

/** One question per distinct interval, however many share it. */
async function askEach<T>(
  all: readonly Counted[],
  intervalOf: (one: Counted) => Interval,
  ask: (keys: readonly Agreement['key'][], interval: Interval) => Promise<ReadonlyMap<string, T>>,
): Promise<ReadonlyMap<Counted, T>> {
  const found = new Map<Counted, T>()
  const groups = new Map<string, readonly [Interval, Counted[]]>()
  for (const one of all) {
    const interval = intervalOf(one)
    const id = `${interval.from.getTime()}/${interval.to.getTime()}`
    const group = groups.get(id) ?? ([interval, []] as const)
    group[1].push(one)
    groups.set(id, group)
  }
  for (const [interval, members] of groups.values()) {
    const keys = new Map(members.map(({ agreement: { key } }) => [objectiveId(key), key]))
    const answers = await ask([...keys.values()], interval)
    for (const one of members) {
      const answer = answers.get(objectiveId(one.agreement.key))
      if (answer !== undefined) found.set(one, answer)
    }
  }
  return found
}

async function outagesOf(
  holey: readonly Counted[],
  reader: OutageReader,
): Promise<ReadonlyMap<Counted, readonly Interval[]>> {
  if (holey.length === 0) return new Map()
  const from = Math.min(...holey.map(({ plan }) => plan.judged.from.getTime()))
  const to = Math.max(...holey.map(({ plan }) => plan.judged.to.getTime()))
  const services = holey.map(({ agreement }) => agreement)
  const outages = await reader.outages(services, { from: new Date(from), to: new Date(to) })
  return new Map(holey.map((one, index) => [one, outages[index] ?? []]))
}
