import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Transaction } from '../store/database.js'
import { beginIncident } from './begin-incident.js'
import { said, type Spoken, type Word } from './incident-actions.js'
import { incidentObject, incidentValues } from './incident-audit.js'
import type { IncidentBook } from './incident-book.js'
import { IncidentRefusedError } from './incident-refused.js'
import type { IncidentSettings, Severity } from './incident-settings.js'
import { loadBook, nextIncidentNumber, saveApplied } from './incident-store.js'
import type { Incident, IncidentIdentity } from './incident.js'

/** What a person says who opens an incident by hand. */
export interface Opening extends Word {
  /** Name of the service. */
  readonly service: string
  readonly title: string
  readonly severity: Severity
  /** Since when the service is bad; `null`: they do not know. */
  readonly since: Date | null
}

/** What an incident by hand needs from outside. */
export interface OpeningMeans {
  readonly settings: IncidentSettings
  readonly services: readonly { readonly name: string; readonly environment: string | null }[]
  readonly newId: () => string
  readonly now: Date
}

/**
 * Opens an incident that no alert tells of. Alerts that fire meanwhile attach to it, and it ends when a person says so.
 *
 * @throws IncidentRefusedError where there is no such service, one of it is open already, or it would begin in the future
 */
export async function openByHand(
  transaction: Transaction,
  opening: Spoken<Opening>,
  means: OpeningMeans,
): Promise<Incident> {
  const { settings, now } = means
  const before = await loadBook(transaction, identityOf(opening, means), now)
  refuseOpening(before, opening, now)
  const { by, severity, title } = opening
  const { book, incident } = beginIncident(before, {
    ...{ id: means.newId(), number: await nextIncidentNumber(transaction) },
    ...{ severity, title, kind: 'real', openedBy: by },
    milestones: milestonesOf(opening, now),
    ...{ alert: null, settings },
  })
  const changes = [{ kind: 'incident_opened', incident, author: by } as const]
  await saveApplied(transaction, before, { applied: { book, changes }, at: now, actor: opening.initiator })
  const values = difference({}, incidentValues(incident))
  const entry = { initiator: opening.initiator, at: now, action: 'incident.open', object: incidentObject(incident) }
  await recordChange(transaction, { ...entry, ...values })
  return incident
}

function identityOf({ service: name }: Opening, { services }: OpeningMeans): IncidentIdentity {
  const service = services.find((one) => one.name === name)
  if (service !== undefined) return { service: service.name, environment: service.environment }
  const names = services.map((one) => one.name)
  throw new IncidentRefusedError(`no service is called ${name}: ${suggestName(name, names, 'none is configured')}`)
}

function refuseOpening({ incidents, service }: IncidentBook, { since }: Opening, now: Date): void {
  const open = incidents.findLast(({ state }) => state === 'open')
  if (open !== undefined)
    throw new IncidentRefusedError(`#${open.number} of ${service} is open: tell the others there what you know`)
  if (since !== null && since > now)
    throw new IncidentRefusedError(`it would begin in the future: ${since.toISOString()}`)
}

/** Who opens it has noticed it by now. */
function milestonesOf(opening: Opening, now: Date): Incident['milestones'] {
  const detected = said(opening, now)
  return opening.since === null
    ? { detected }
    : { onset: said({ by: opening.by, note: null }, opening.since), detected }
}
