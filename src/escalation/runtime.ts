import type { Runtime } from '../feature/runtime.js'
import { findCourse, findIncident } from '../incident/incident-store.js'
import { createNewsComposer, type NewsComposerParts } from '../notify/messages/compose-news-sender.js'
import { createIncidentMailWriter } from '../notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../notify/messages/incident-mail-templates-files.js'
import { samplesOf } from '../shared/metric.js'
import { createEscalationJob } from './escalation-job.js'
import type { EscalationParts } from './escalation-parts.js'
import { countActive } from './escalation-store.js'
import { ESCALATIONS_ACTIVE } from './feature.js'

/** What escalations use while the daemon runs. */
export interface EscalationPorts extends Omit<EscalationParts, 'findIncident' | 'findCourse' | 'compose'> {
  readonly config: EscalationParts['config'] & NewsComposerParts['config']
}

/** What is not an incident has no messages of incidents. */
const incidentOf: EscalationParts['findIncident'] = async (transaction, { kind, id }) =>
  kind === 'incident' ? findIncident(transaction, id) : null

const courseOf: EscalationParts['findCourse'] = async (transaction, { kind, id }) =>
  kind === 'incident' ? findCourse(transaction, id) : null

/** Tells those who come next while nobody acknowledges. */
export function createEscalation(ports: EscalationPorts): Runtime {
  const compose = createNewsComposer({ ...ports, writeMail: createIncidentMailWriter(loadIncidentMailTemplates()) })
  return {
    name: 'escalation',
    jobs: [createEscalationJob({ ...ports, findIncident: incidentOf, findCourse: courseOf, compose })],
    readSamples: async () => samplesOf({}, { [ESCALATIONS_ACTIVE]: await ports.database.read(countActive) }),
  }
}
