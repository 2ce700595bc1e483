import { todayIn } from '../calendar/calendar-days.js'
import { samplesOf, withLabels, type MetricSample } from '../shared/metric.js'
import type { Database, Reader } from '../store/database.js'
import { overdueSeconds } from '../action/action-item.js'
import { POST_INCIDENT_METRICS } from './postincident-metrics.js'

export interface CountedPlace {
  readonly name: string
  readonly environment: string | null
}

interface Means {
  readonly now: Date
  readonly zone: string
}

const UNFILED_WITHIN_MS = 90 * 86_400_000

/** The figures of each service that is configured, as they stand now. */
export async function readPostIncidentSamples(
  database: Database,
  services: readonly CountedPlace[],
  means: Means,
): Promise<readonly MetricSample[]> {
  const { items, unfiled } = await database.read(async (reader) => ({
    items: await countItems(reader, todayIn(means.now, means.zone)),
    unfiled: await countUnfiled(reader, new Date(means.now.getTime() - UNFILED_WITHIN_MS)),
  }))
  return services.flatMap((place) => {
    const isOf = isAt(place)
    const labels = { service: place.name, environment: place.environment }
    const { first_due: due, open, overdue, done, dropped } = items.find(isOf) ?? NO_ITEMS
    return [
      ...Object.entries({ open, overdue, done, dropped }).flatMap(([state, count]) =>
        samplesOf(withLabels(labels, { state }), { [POST_INCIDENT_METRICS.items]: Number(count) }),
      ),
      ...samplesOf(labels, {
        [POST_INCIDENT_METRICS.oldest]: longestOverdue(due, means),
        [POST_INCIDENT_METRICS.unfiled]: Number(unfiled.find(isOf)?.count ?? 0),
      }),
    ]
  })
}

const NO_ITEMS = { open: 0, overdue: 0, done: 0, dropped: 0, first_due: null }

function isAt({ name, environment }: CountedPlace) {
  return (row: { readonly service: string; readonly environment: string }) =>
    row.service === name && row.environment === (environment ?? '')
}

function longestOverdue(due: string | null, means: Means): number {
  return due === null ? 0 : (overdueSeconds({ state: 'open', due }, means) ?? 0)
}

/** Counted by the store: there may be many thousands. */
function countItems(reader: Reader, today: string) {
  return reader
    .selectFrom('action_item')
    .select(({ fn, eb }) => [
      ...(['service', 'environment'] as const),
      fn.countAll().filterWhere('state', '=', 'open').filterWhere('due', '>=', today).as('open'),
      fn.countAll().filterWhere('state', '=', 'open').filterWhere('due', '<', today).as('overdue'),
      fn.countAll().filterWhere('state', '=', 'done').as('done'),
      fn.countAll().filterWhere('state', '=', 'dropped').as('dropped'),
      fn.min(eb.case().when('state', '=', 'open').then(eb.ref('due')).end()).as('first_due'),
    ])
    .groupBy(['service', 'environment'])
    .orderBy('service')
    .orderBy('environment')
    .execute()
}

function countUnfiled(reader: Reader, since: Date) {
  return reader
    .selectFrom('incident')
    .leftJoin('post_incident_report', 'post_incident_report.incident_id', 'incident.id')
    .select(({ fn }) => ['service', 'environment', fn.countAll().as('count')] as const)
    .where('severity', '=', 'page')
    .where('kind', '=', 'real')
    .where('state', '=', 'resolved')
    .where('began_at', '>=', since.getTime())
    .where('filed_at', 'is', null)
    .groupBy(['service', 'environment'])
    .orderBy('service')
    .orderBy('environment')
    .execute()
}
