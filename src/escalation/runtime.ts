import type { Runtime } from '../feature/runtime.js'
import { findCourse, findIncident } from '../incident/incident-store.js'
import { createNewsComposer, type NewsComposerParts } from '../notify/messages/compose-news-sender.js'
import { createNoticeComposer } from '../notify/messages/compose-notice-sender.js'
import { createIncidentMailWriter, createViewWriter } from '../notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../notify/messages/incident-mail-templates-files.js'
import { samplesOf } from '../shared/metric.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import { escalatedBreach } from './escalated-breach-store.js'
import { escalatedIncident } from './escalated-incident.js'
import { escalatedReport } from './escalated-report-store.js'
import { createEscalationJob } from './escalation-job.js'
import type { EscalationParts } from './escalation-parts.js'
import { countActive } from './escalation-store.js'
import { ESCALATIONS_ACTIVE } from './feature.js'

/** What escalations use while the daemon runs. */
export interface EscalationPorts extends Omit<EscalationParts, 'findIncident' | 'findCourse' | 'compose' | 'subjects'> {
  /** Makes the links by which people answer. */
  readonly links: LinkSigner
  readonly config: EscalationParts['config'] & NewsComposerParts['config']
}

/** What is not an incident has no messages of incidents. */
const incidentOf: EscalationParts['findIncident'] = async (transaction, { kind, id }) =>
  kind === 'incident' ? findIncident(transaction, id) : null

const courseOf: EscalationParts['findCourse'] = async (transaction, { kind, id }) =>
  kind === 'incident' ? findCourse(transaction, id) : null

/** Tells those who come next while nobody acknowledges. */
export function createEscalation(ports: EscalationPorts): Runtime {
  const write = createViewWriter(loadIncidentMailTemplates())
  const compose = createNewsComposer({ ...ports, writeMail: createIncidentMailWriter(loadIncidentMailTemplates()) })
  const incidents = { findIncident: incidentOf, findCourse: courseOf, compose }
  const notices = { ...ports, compose: createNoticeComposer({ ...ports, write }) }
  const subjects = [escalatedIncident({ ...ports, ...incidents }), escalatedReport(notices), escalatedBreach(notices)]
  return {
    name: 'escalation',
    jobs: [createEscalationJob({ ...ports, ...incidents, subjects })],
    readSamples: async () => samplesOf({}, { [ESCALATIONS_ACTIVE]: await ports.database.read(countActive) }),
  }
}
