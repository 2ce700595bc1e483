import { coveredBy, type ReportContent, type ReportPart, type ReportScope } from '../../feature/report-section.js'
import type { Service } from '../../service/service.js'
import { incidentServiceOf } from '../view/incident-service-of.js'
import type { IncidentSummaryReader } from '../view/incident-summary.js'
import { forCustomer, incidentsMonth, type IncidentsMonth } from './incidents-month.js'
import { incidentsSections, toldSections } from './incidents-section.js'
import { incidentSpeech } from './texts/incident-texts.js'

export interface IncidentReportParts {
  readonly config: { readonly services: readonly Service[] }
  readonly incidents: Pick<IncidentSummaryReader, 'begunIn'>
}

/** What reports say about incidents. */
export function createIncidentReport({ config, incidents }: IncidentReportParts): ReportPart {
  return {
    key: 'incidents',
    isForCustomers: true,
    async read(scope) {
      const services = coveredBy(scope, config.services).map(incidentServiceOf)
      const { interval } = scope.period
      return incidentContent(incidentsMonth(await incidents.begunIn(interval), services, interval), scope)
    },
  }
}

/** The same of what was read. */
export function incidentContent(
  month: IncidentsMonth,
  { period, audience, locale }: Pick<ReportScope, 'period' | 'audience' | 'locale'>,
): ReportContent {
  const say = incidentSpeech(locale)
  if (audience === 'internal') return { figures: month, sections: incidentsSections(month, period.zone, say) }
  const told = forCustomer(month)
  return { figures: told, sections: toldSections(told, period.zone, say) }
}
