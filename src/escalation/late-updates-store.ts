import { readHeard } from '../incident/heard-store.js'
import type { Reader } from '../store/database.js'
import type { EscalationParts } from './escalation-parts.js'
import { latestEscalation, toldReceivers } from './escalation-store.js'
import { remindersDue } from './reminders-due.js'
import { newsKey, tellTold } from './tell-told-store.js'

/** Reminds whoever was told of an open incident where the next update for people is late: once, and then less and less often. */
export async function remindOfUpdates(parts: EscalationParts, signal: AbortSignal): Promise<void> {
  for (const incident of await parts.database.read(openIncidents)) {
    if (signal.aborted) return
    await remind(parts, incident)
  }
}

function openIncidents(reader: Reader) {
  const open = reader.selectFrom('incident').select(['id', 'state', 'kind', 'severity'])
  return open.where('state', '=', 'open').where('kind', '=', 'real').orderBy('number').execute()
}

type OpenIncident = Awaited<ReturnType<typeof openIncidents>>[number]

async function remind(parts: EscalationParts, incident: OpenIncident): Promise<void> {
  const { database } = parts
  // Mostly nothing is late, and then nobody is kept from writing.
  if ((await database.read((reader) => reminderFor(parts, reader, incident))) === null) return
  await database.write(async (transaction) => {
    const reminder = await reminderFor(parts, transaction, incident)
    if (reminder !== null) await tellTold(parts, transaction, { ...reminder, kind: 'update_due' })
  })
}

/** `null`: none is due, it was told already, or nobody was told. What nobody has acknowledged is escalated, and has nobody who could be reminded. */
async function reminderFor({ config, clock, outbox }: EscalationParts, reader: Reader, incident: OpenIncident) {
  const { since, nextUpdateDue } = await readHeard(reader, incident, config.incidents)
  if (nextUpdateDue === null || since === null) return null
  const count = remindersDue(since, nextUpdateDue, clock())
  const subject = { kind: 'incident', id: incident.id }
  const escalation = count === 0 ? null : await latestEscalation(reader, subject)
  if (escalation?.endedBy !== 'acknowledged') return null
  const [first] = await toldReceivers(reader, escalation)
  if (first === undefined) return null
  const news = `update-due:${since.getTime() / 1000}:${count}`
  return (await outbox.isPut(reader, newsKey(subject, news, first))) ? null : { escalation, news }
}
