import type { Selectable } from 'kysely'
import { incidentEvents } from './incident-events.js'
import { nextUpdateDue, type Awaited, type Heard, type ToldUpdate } from './heard.js'
import type { IncidentSettings } from './incident-settings.js'
import type { Reader } from '../store/database.js'
import type { DomainEventTable } from '../store/event-tables.js'
import { fromUnix } from '../store/unix-time.js'

/** What people have heard of an incident. What PagerDuty passes on is no update: nobody wrote it for the others. */
export async function readHeard(
  reader: Reader,
  incident: Awaited & { readonly id: string },
  settings: Pick<IncidentSettings, 'updateEverySeconds'>,
): Promise<Heard> {
  const events = reader
    .selectFrom('domain_event')
    .where('subject_kind', '=', 'incident')
    .where('subject_id', '=', incident.id)
  const updates = events.where('kind', '=', 'incident_updated').where('actor_kind', '<>', 'webhook')
  const update = await updates.selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()
  const beginnings = events.where('kind', 'in', ['incident_opened', 'incident_reopened', 'incident_acknowledged'])
  const begun = await beginnings.select('at').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const instants = [update, begun].flatMap((event) => (event === undefined ? [] : [event.at]))
  const since = instants.length === 0 ? null : fromUnix(Math.max(...instants))
  return {
    since,
    update: update === undefined ? null : updateIn(update),
    nextUpdateDue: nextUpdateDue(incident, since, settings),
  }
}

function updateIn({ at, data }: Selectable<DomainEventTable>): ToldUpdate {
  const { author, text } = incidentEvents.incident_updated.data.parse(JSON.parse(data))
  return { at: fromUnix(at), author, text }
}
