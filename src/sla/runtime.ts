import type { Runtime } from '../feature/runtime.js'
import { readingOf } from '../feature/status-part.js'
import { maintenanceCalendar } from '../maintenance/maintenance-calendar.js'
import type { MaintenanceWindow } from '../maintenance/maintenance-window.js'
import type { EvidenceSources } from './agreement-evidence.js'
import { readAgreements } from './read-agreements.js'
import { createAgreementReport } from './report/agreement-report.js'
import type { ServiceOfAgreements } from './report/read-agreement-months.js'
import { slasStatus } from './sla-answer.js'

/** What agreements use while the daemon runs. */
export interface SlaPorts extends Pick<EvidenceSources, 'counts' | 'traffic' | 'outages'> {
  readonly config: {
    readonly services: readonly ServiceOfAgreements[]
    readonly maintenance: readonly MaintenanceWindow[]
  }
}

/** Tells how agreements stand in the period that runs, and in reports how they stood. */
export function createSla({ config, counts, traffic, outages }: SlaPorts): Runtime<SlaQuestion> {
  const agreements = config.services.flatMap((service) => service.agreements)
  const maintenance = maintenanceCalendar(config.maintenance)
  return {
    name: 'sla',
    status: readingOf(slasStatus, (question: SlaQuestion) =>
      readAgreements(agreements, { counts, traffic, outages, maintenance, ...question }),
    ),
    report: createAgreementReport({ config, counts, traffic, outages }),
  }
}

interface SlaQuestion extends Pick<EvidenceSources, 'objectives'> {
  readonly now: Date
}
