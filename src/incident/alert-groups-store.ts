import { sql } from 'kysely'
import type { Reader } from '../store/database.js'
import { jsonArray, jsonText } from '../store/dialect.js'

/** Labels by which Alertmanager's generated file routes and groups alerts. */
const GROUPING = ['alertname', 'environment', 'service', 'severity', 'team'] as const

/** Alerts of one incident that Alertmanager tells of together. */
export interface AlertGroup {
  readonly incidentId: string
  readonly labels: Readonly<Record<string, string>>
  /** Of the first of them. */
  readonly startsAt: Date
}

/** Groups of alerts that belong to incidents and began in an interval, by beginning. */
export async function readAlertGroups(
  reader: Reader,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly AlertGroup[]> {
  const alerts = reader
    .selectFrom('incident_alert')
    .where('starts_at', '>=', from.getTime())
    .where('starts_at', '<=', to.getTime())
    .where('incident_id', 'is not', null)
  const labels = jsonArray(
    reader,
    GROUPING.map((name) => jsonText(reader, 'labels', name)),
  )
  const rows = await alerts
    .select([labels.as('grouping'), 'incident_id', sql<number>`min(starts_at)`.as('began')])
    .groupBy(['incident_id', 'grouping'])
    .orderBy('began')
    .execute()
  return rows.map(({ grouping, incident_id, began }) => ({
    incidentId: incident_id ?? '',
    labels: givenLabels(JSON.parse(grouping) as readonly (string | null)[]),
    startsAt: new Date(began),
  }))
}

/** What an alert does not have is in no group. */
function givenLabels(values: readonly (string | null)[]): Readonly<Record<string, string>> {
  const given = GROUPING.map((name, index) => [name, values[index] ?? null] as const)
  return Object.fromEntries(given.flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
