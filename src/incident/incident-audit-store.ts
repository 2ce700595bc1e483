import type { Change } from '../audit/audit-entry.js'
import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Transaction } from '../store/database.js'
import { incidentObject, incidentValues } from './incident-audit.js'
import type { IncidentBook } from './incident-book.js'

/** An entry in the audit log for each incident that a job has begun or changed. */
export async function recordIncidentChanges(
  transaction: Transaction,
  { before, after }: { readonly before: IncidentBook; readonly after: IncidentBook },
  change: Pick<Change, 'initiator' | 'at' | 'action'>,
): Promise<void> {
  const known = new Map(before.incidents.map((incident) => [incident.id, incident]))
  for (const incident of after.incidents) {
    const old = known.get(incident.id)
    if (old === incident) continue
    const values = difference(old === undefined ? {} : incidentValues(old), incidentValues(incident))
    if (Object.keys(values.new).length === 0) continue
    await recordChange(transaction, { ...change, object: incidentObject(incident), ...values })
  }
}
