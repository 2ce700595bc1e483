import { sql } from 'kysely'
import type { Reader } from '../store/database.js'

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
  const labels = sql<string>`json_object(${sql.join(GROUPING.flatMap((name) => [sql.lit(name), labelOf(name)]))})`
  const rows = await alerts
    .select([labels.as('labels'), 'incident_id', sql<number>`min(starts_at)`.as('began')])
    .groupBy(['incident_id', sql`1`])
    .orderBy('began')
    .execute()
  return rows.map(({ labels: said, incident_id, began }) => ({
    incidentId: incident_id ?? '',
    labels: givenLabels(JSON.parse(said) as Readonly<Record<string, string | null>>),
    startsAt: new Date(began),
  }))
}

function labelOf(name: string) {
  return sql`json_extract(labels, ${sql.lit(`$.${name}`)})`
}

/** What an alert does not have is in no group. */
function givenLabels(labels: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
}
