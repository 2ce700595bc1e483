import { createBreachAnswers } from '../breach/breach-answers-store.js'
import { createExclusionDesk, type ExclusionConfig } from '../exclusion/exclusion-desk-store.js'
import type { Runtime } from '../feature/runtime.js'
import type { Pages } from '../page/pages-router.js'
import type { Service } from '../service/service.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { StandingAgreements } from '../sla/standing-agreements.js'
import type { Database } from '../store/database.js'
import { createAgreementsRouter } from './agreements-router.js'
import { createAskedPeriods } from './asked-periods.js'
import { createAgreementPages } from './page/agreement-pages-router.js'
import { createPeriodJudge, type JudgeSources } from './judge-periods.js'
import { createKeepPeriodsJob } from './keep-periods-job.js'
import { toKeptText } from './kept-text.js'
import { createPeriodPlan } from './period-plan.js'

/** What the pages of agreements use while the daemon runs. */
export interface AgreementsPorts extends Omit<JudgeSources, 'datasets'> {
  readonly config: Omit<ExclusionConfig, 'services'> & { readonly services: readonly Service[]; readonly hash: string }
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
  readonly version: string
  readonly standing: StandingAgreements
  readonly pages: Pages
}

/** Keeps each period of agreements as it stood, and tells of it. */
export function createAgreements(ports: AgreementsPorts): Runtime {
  const { config, counts, minutes, traffic, outages, exclusions, serviceIncidents, recoveryPoints, clock } = ports
  const { services, maintenance, exclusions: said } = config
  const agreements = services.flatMap((service) => service.agreements)
  const datasets = services.flatMap((service) => service.datasets)
  const read = { counts, minutes, traffic, outages, exclusions, serviceIncidents, recoveryPoints }
  const asked = createAskedPeriods()
  const view = {
    ...{ ...ports, services, asked },
    breaches: createBreachAnswers(ports),
    desk: createExclusionDesk(ports),
  }
  const job = createKeepPeriodsJob({
    ...{ ...ports, agreements, asked, configHash: config.hash },
    judge: createPeriodJudge({ ...read, datasets, clock }),
    plan: createPeriodPlan(agreements, { counts, said: toKeptText([maintenance, said]) }),
  })
  return {
    name: 'agreements',
    routers: [createAgreementsRouter(view), createAgreementPages(view)],
    navigation: [{ href: '/agreements', text: 'Agreements', place: 30 }],
    jobs: agreements.length === 0 ? [] : [job],
  }
}
