import type { Interval } from '../calendar/interval.js'
import { deploymentsBetween } from '../deployment/deployment-store.js'
import { stateOf } from '../deployment/deployment.js'
import type { ReadIncidentDetails } from '../incident/view/incident-details-store.js'
import { toIncidentDetailsAnswer } from '../incident/view/incident-details-answer.js'
import type { Incident } from '../incident/incident.js'
import type { Clock } from '../shared/clock.js'
import { budgetPeriodAt } from '../slo/budget-period.js'
import type { Counts, CountsReader } from '../slo/counts.js'
import { groupText } from '../slo/group-key.js'
import type { MinutesReader } from '../slo/minutes.js'
import { bySlo, subjectsOf } from '../slo/slo-subjects.js'
import { sloKey, type Slo } from '../slo/slo.js'
import type { Database } from '../store/database.js'
import { badSharesOf, spanAround, wholeMinutes } from './bad-course.js'
import type { Evidence } from './evidence.js'

export interface EvidenceParts {
  readonly database: Database
  readonly counts: CountsReader
  readonly minutes: MinutesReader
  readonly details: ReadIncidentDetails
  /** Of a service; none where it is configured no longer. */
  readonly slosOf: (service: string, environment: string | null) => readonly Slo[]
  readonly clock: Clock
}

/** A deployment that began so long before the onset may have brought it about. */
const BEFORE_ONSET_MS = 2 * 3_600_000

/** Reads what is known of an incident without anybody writing it. Asks no Prometheus. */
export async function gatherEvidence(parts: EvidenceParts, incident: Incident): Promise<Evidence> {
  const now = parts.clock()
  const bad = badTimeOf(incident, now)
  const slos = parts.slosOf(incident.service, incident.environment)
  return {
    details: withFewAlerts(toIncidentDetailsAnswer(await parts.details(incident))),
    objectives: bad === null ? [] : await objectivesOf(parts, slos, { bad, now }),
    deployments: bad === null ? [] : await deploymentsOf(parts.database, incident, bad),
    readAt: now.toISOString(),
  }
}

/** A storm has tens of thousands: the first are told of, and how many there were. */
const MOST_ALERTS = 100

function withFewAlerts({ incident, ...details }: Evidence['details']): Evidence['details'] {
  return { ...details, incident: { ...incident, alerts: incident.alerts.slice(0, MOST_ALERTS) } }
}

/** From the onset, or the detection, to the recovery, the end, or now; `null`: nobody knows when it began. */
export function badTimeOf({ milestones }: Pick<Incident, 'milestones'>, now: Date): Interval | null {
  const from = (milestones.onset ?? milestones.detected)?.at
  const to = (milestones.recovered ?? milestones.resolved)?.at ?? now
  return from === undefined || from > to ? null : { from, to }
}

interface Times {
  readonly bad: Interval
  readonly now: Date
}

/** As many are told of; a grouped objective has one for each group. */
const MOST_OBJECTIVES = 12

async function objectivesOf(
  { counts, minutes }: EvidenceParts,
  slos: readonly Slo[],
  { bad, now }: Times,
): Promise<Evidence['objectives']> {
  const [during, around] = [wholeMinutes(bad), spanAround(bad, now)]
  const subjects = await subjectsWithKeys(counts, slos)
  const counted = await counts.counts([
    ...subjects.map(({ key }) => ({ key, interval: during })),
    ...subjects.map(({ key, slo }) => ({ key, interval: budgetPeriodAt(slo, during.to).soFar })),
  ])
  const worst = subjects
    .map((subject, index) => ({ ...subject, own: counted[index], period: counted[subjects.length + index] }))
    .map((one) => ({ ...one, budgetShare: budgetShareOf(one) }))
    .toSorted((a, b) => (b.budgetShare ?? -1) - (a.budgetShare ?? -1))
    .slice(0, MOST_OBJECTIVES)
  const courses = await minutes.minutes(worst.map(({ key }) => ({ key, interval: around })))
  return worst.flatMap(({ slo, group, own, budgetShare }, index) => {
    const course = courses[index]
    if (own === undefined || course === undefined) return []
    return [
      {
        ...{ slo: [slo.name, groupText(group)].filter(Boolean).join(' '), objective: slo.objective },
        ...{ events: own.events, errors: Math.max(0, own.errors), observedSeconds: own.observedSeconds, budgetShare },
        course: { from: around.from.toISOString(), ...badSharesOf(course) },
      },
    ]
  })
}

async function subjectsWithKeys(counts: CountsReader, slos: readonly Slo[]) {
  const known = bySlo(await counts.objectives(slos.map(sloKey)))
  return slos
    .flatMap((slo) => subjectsOf(slo, known, () => true))
    .flatMap(({ slo, group, key }) => (key === null ? [] : [{ slo, group, key }]))
}

interface Counted {
  readonly slo: Slo
  readonly own: Counts | undefined
  readonly period: Counts | undefined
}

/** `null`: nothing was counted in the period. */
function budgetShareOf({ slo, own, period }: Counted): number | null {
  const budget = (1 - slo.objective) * (period?.events ?? 0)
  return budget > 0 ? Math.max(0, own?.errors ?? 0) / budget : null
}

async function deploymentsOf(
  database: Database,
  { service, environment }: Incident,
  { from, to }: Interval,
): Promise<Evidence['deployments']> {
  const span = { from: new Date(from.getTime() - BEFORE_ONSET_MS), to }
  const found = await database.read((reader) => deploymentsBetween(reader, { service, environment }, span))
  return found.map(({ version, startedAt, startedBy, rolledBack, judgement }) => ({
    ...{ version, startedAt: startedAt.toISOString(), startedBy },
    state: stateOf(rolledBack !== null, judgement?.verdict ?? null),
  }))
}
