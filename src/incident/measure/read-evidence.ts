import type { SeriesReader } from '../../promql/series-reader.js'
import { groupKeyOf, groupOfSeries, parseGroupKey, type Group } from '../../slo/group-key.js'
import { LABELS } from '../../slo/series-names.js'
import type { Slo } from '../../slo/slo.js'
import { beginningOf, endOf, type IncidentBook } from '../incident-book.js'
import type { IncidentSettings } from '../incident-settings.js'
import type { AlertEpisode, Incident } from '../incident.js'
import { openingAlerts, type IncidentEvidence, type ObjectiveEvidence } from './measure-incident.js'
import { readRecordedAge } from './read-recorded-age.js'
import { judgeOf, readServiceSamples } from './read-service-samples.js'

/** How far before its alert an onset is looked for: twice the long window of the slowest page. */
const LOOK_BACK_MS = 12 * 3_600_000
/** So much of a long incident is read at a time; 30 s apart, below what Prometheus answers at once. */
const MOST_MS = 2 * 86_400_000

export interface EvidenceParts {
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly slos: readonly Slo[]
  /** Labels in which series of replicas differ, by name of the Prometheus. */
  readonly replicaLabels: ReadonlyMap<string, readonly string[]>
  readonly settings: IncidentSettings
}

/** Asks for everything by which an incident is measured. Rejects with `PrometheusError`. */
export async function readEvidence(
  parts: EvidenceParts,
  { incident, book, now }: { readonly incident: Incident; readonly book: IncidentBook; readonly now: Date },
): Promise<IncidentEvidence> {
  const alerts = openingAlerts(incident, parts.settings)
  const told = alerts.map((alert) => ({ alert, ...objectiveOf(alert, incident, parts.slos) }))
  const after = previousEnd(incident, book)
  const objectives: ObjectiveEvidence[] = []
  for (const { slo, group } of distinctObjectives(told)) {
    const reader = parts.readers.get(slo.prometheus)
    if (reader === undefined) continue
    const own = told.filter((one) => one.slo === slo && one.group === group).map(({ alert }) => alert)
    const of = group === null ? null : parseGroupKey(group)
    objectives.push(await readObjective({ ...parts, reader, slo, group: of }, { alerts: own, after, now }))
  }
  return { objectives, others: told.filter(({ slo }) => slo === null).map(({ alert }) => alert) }
}

interface ToldObjective {
  readonly slo: Slo | null
  /** Key of the group that the alert tells of; `null`: it names none, so that the SLO is taken as a whole. */
  readonly group: string | null
}

function objectiveOf(alert: AlertEpisode, incident: Incident, slos: readonly Slo[]): ToldObjective {
  const slo = sloOf(alert, incident, slos)
  const group = slo === null ? null : groupOfSeries(slo.groupBy, alert.labels)
  return { slo, group: group === null ? null : groupKeyOf(group) }
}

function distinctObjectives(told: readonly ToldObjective[]) {
  const found: { readonly slo: Slo; readonly group: string | null }[] = []
  for (const { slo, group } of told) {
    if (slo !== null && !found.some((one) => one.slo === slo && one.group === group)) found.push({ slo, group })
  }
  return found
}

/** The objective whose burn the alert tells of; alerts on missing metrics and on backups have none. */
function sloOf({ labels }: AlertEpisode, { service }: Incident, slos: readonly Slo[]): Slo | null {
  if (labels[LABELS.longWindow] === undefined) return null
  return slos.find((slo) => slo.service === service && slo.name === labels[LABELS.slo]) ?? null
}

/** An onset lies after the end of the incident before. */
function previousEnd(incident: Incident, { incidents }: IncidentBook): Date | null {
  const earlier = incidents.filter((one) => one.id !== incident.id && beginningOf(one) < beginningOf(incident))
  return earlier.map(endOf).findLast((end) => end !== null) ?? null
}

async function readObjective(
  {
    reader,
    slo,
    group,
    settings,
    replicaLabels: labelsOfReplicas,
  }: EvidenceParts & {
    readonly reader: SeriesReader
    readonly slo: Slo
    readonly group: Group | null
  },
  { alerts, after, now }: { readonly alerts: readonly AlertEpisode[]; readonly after: Date | null; readonly now: Date },
): Promise<ObjectiveEvidence> {
  const first = alerts[0]?.startsAt ?? now
  const limit = Math.max(first.getTime() - LOOK_BACK_MS, after?.getTime() ?? -Infinity)
  const judge = judgeOf(slo, settings.stabilityWindowSeconds)
  const replicaLabels = labelsOfReplicas.get(slo.prometheus) ?? []
  // The newest sample is the one by which the alert fired.
  const firing = new Date(first.getTime() + judge.stepSeconds * 1000)
  // All since the onset is evidence, however long ago the last alert began.
  const from = new Date(Math.max(now.getTime() - MOST_MS, limit))
  const sampled = { slo, group, replicaLabels }
  const recordedAge = await readRecordedAge(reader, sampled, now)
  return {
    judge,
    alerts,
    before: await readServiceSamples(reader, sampled, { from: new Date(limit), to: firing, recordedAge }),
    since: await readServiceSamples(reader, sampled, { from, to: now, recordedAge }),
  }
}
