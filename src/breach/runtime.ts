import type { Runtime } from '../feature/runtime.js'
import { createNoticeComposer, type NoticeComposerParts } from '../notify/messages/compose-notice-sender.js'
import { createViewWriter } from '../notify/messages/incident-mail.js'
import { loadIncidentMailTemplates } from '../notify/messages/incident-mail-templates-files.js'
import type { Service } from '../service/service.js'
import type { StandingAgreements } from '../sla/standing-agreements.js'
import { createBreachAnswers } from './breach-answers-store.js'
import { breachLinks } from './breach-links.js'
import { breachSamples } from './breach-samples.js'
import { createBreachJob } from './breach-job.js'
import { createBreachesRouter } from './breaches-router.js'
import { createPastJudge, type PastSources } from './judge-past.js'
import type { BreachJobParts } from './keep-periods-store.js'

/** What breaches use while the daemon runs. */
export interface BreachPorts
  extends Omit<BreachJobParts, 'agreements' | 'standing' | 'judge' | 'compose'>, Omit<PastSources, 'datasets'> {
  readonly config: Omit<BreachJobParts['config'], 'services'> &
    NoticeComposerParts['config'] & { readonly services: readonly Service[] }
  readonly standing: StandingAgreements
}

/** Finds breaches of agreements, and asks for an acknowledgement. */
export function createBreach(ports: BreachPorts): Runtime {
  const { counts, minutes, traffic, outages, exclusions, serviceIncidents, recoveryPoints, clock } = ports
  const read = { counts, minutes, traffic, outages, exclusions, serviceIncidents, recoveryPoints, clock }
  const { services } = ports.config
  const agreements = services.flatMap((service) => service.agreements)
  const datasets = services.flatMap((service) => service.datasets)
  const compose = createNoticeComposer({ ...ports, write: createViewWriter(loadIncidentMailTemplates()) })
  const judge = createPastJudge({ ...read, datasets })
  const standing = () => ports.standing.newest()
  const answers = createBreachAnswers(ports)
  return {
    name: 'breach',
    routers: [createBreachesRouter({ answers })],
    links: breachLinks({ organisation: ports.config.organisation, answers }),
    readSamples: async () => breachSamples(agreements, await answers.list(), clock()),
    jobs: [createBreachJob({ ...ports, agreements, standing, judge, compose })],
  }
}
