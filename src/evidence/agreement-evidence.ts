import { intersect, type Interval } from '../calendar/interval.js'
import type { Period } from '../calendar/period.js'
import { isOf, type IncidentSummaryReader } from '../incident/view/incident-summary.js'
import type { Incident, Milestone } from '../incident/incident.js'
import type { MaintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import type { Agreement } from '../sla/agreement.js'
import type { AgreementCounts } from '../sla/evaluate-agreement.js'
import { PACE_SECONDS } from '../sla/forecast.js'
import { planJudgement, type JudgementPlan } from '../sla/plan-judgement.js'
import type { TrafficReader } from '../sla/traffic-reader.js'
import type { Hole } from '../sla/unseen.js'
import { objectiveId, sumOfCounts, type Counts, type CountsReader, type LedgerObjective } from '../slo/counts.js'

/** An agreement and the period over which it is asked for. */
export interface AgreementQuestion {
  readonly agreement: Agreement
  /** In the agreement's own zone. */
  readonly period: Period
}

/** Where the evidence comes from. */
export interface EvidenceSources {
  readonly counts: CountsReader
  readonly traffic: TrafficReader
  readonly incidents: Pick<IncidentSummaryReader, 'begunIn'>
  readonly objectives: readonly LedgerObjective[]
  readonly maintenance: MaintenanceCalendar
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

/** How long before a hole an incident may have begun that was still open in it. */
const LONGEST_INCIDENT_MS = 30 * 86_400_000

/** Reads what is needed to judge agreements, in the order of the questions; what helps to guess is read only where something is to be guessed. */
export async function readAgreementEvidence(
  questions: readonly AgreementQuestion[],
  sources: EvidenceSources,
): Promise<readonly AgreementAnswer[]> {
  const objectives = new Map(sources.objectives.map((one) => [objectiveId(one.key), one]))
  const asked = questions.map((question) => planOf(question, objectives, sources.maintenance))
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

function planOf(
  { agreement, period }: AgreementQuestion,
  objectives: ReadonlyMap<string, LedgerObjective>,
  maintenance: MaintenanceCalendar,
): Asked {
  const own = objectives.get(objectiveId(agreement.key))
  // A group that never appeared was asked for with its objective all the same.
  const ledger = own ?? objectives.get(objectiveId({ ...agreement.key, group: '' })) ?? null
  const reach = { period, judgedTo: ledger?.watermark ?? null, firstKnownAt: own?.firstKnownAt ?? null }
  return { agreement, period, plan: planJudgement(agreement, reach, maintenance), ledger }
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
  const incidents = holey.length === 0 ? [] : await incidentsOf(holey, sources.incidents)
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
        incidents: incidents.filter((incident) => isOf(incident, agreement)).map(openTimeOf),
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
  const seconds = plan.parts.reduce((sum, { from, to }) => sum + (to.getTime() - from.getTime()) / 1000, 0)
  return counts.events > 0 && counts.observedSeconds < seconds
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

async function incidentsOf(
  holey: readonly Counted[],
  reader: EvidenceSources['incidents'],
): Promise<readonly Incident[]> {
  const from = Math.min(...holey.map(({ plan }) => plan.judged.from.getTime())) - LONGEST_INCIDENT_MS
  const to = Math.max(...holey.map(({ plan }) => plan.judged.to.getTime()))
  const all = await reader.begunIn({ from: new Date(from), to: new Date(to) })
  return all.filter(({ falsePositive }) => !falsePositive)
}

const LONG_AGO = new Date(0)
const FAR = new Date('9999-01-01T00:00:00Z')

function firstOf(...milestones: readonly (Milestone | undefined)[]): Date | null {
  return milestones.find((milestone) => milestone !== undefined)?.at ?? null
}

/** From when to when the service was bad, as far as is known. */
function openTimeOf({ milestones, alerts }: Incident): Interval {
  return {
    from: firstOf(milestones.onset, milestones.detected) ?? alerts[0]?.startsAt ?? LONG_AGO,
    to: firstOf(milestones.recovered, milestones.resolved) ?? FAR,
  }
}
