import type { Interval } from '../../calendar/interval.js'
import { coveredBy, type ReportContent, type ReportPart, type ReportScope } from '../../feature/report-section.js'
import type { Service } from '../../service/service.js'
import { incidentServiceOf } from '../view/incident-service-of.js'
import type { IncidentSummaryReader } from '../view/incident-summary.js'
import { incidentKeyFigures } from './incident-key-figures.js'
import { forCustomer, incidentsMonth, type IncidentsMonth } from './incidents-month.js'
import { incidentsSections, toldSections } from './incidents-section.js'
import { RECURRENCE_DAYS } from '../view/recurrence.js'
import { incidentSpeech } from './texts/incident-texts.js'

export interface IncidentReportParts {
  readonly config: { readonly services: readonly Service[] }
  readonly incidents: Pick<IncidentSummaryReader, 'begunIn' | 'coursesIn'>
}

/** What reports say about incidents. */
export function createIncidentReport({ config, incidents }: IncidentReportParts): ReportPart {
  return {
    key: 'incidents',
    isForCustomers: true,
    async read(scope) {
      const services = coveredBy(scope, config.services).map(incidentServiceOf)
      const { interval } = scope.period
      const courses = await incidents.coursesIn(spanOf(scope))
      const month = incidentsMonth(await incidents.begunIn(interval), services, { period: interval, courses })
      return { ...incidentContent(month, scope), keyFigures: incidentKeyFigures(courses, services, scope) }
    },
  }
}

/** All time that key figures are told of, and in which what recurs may have been before. */
function spanOf({ times: { current, previous, months }, period }: Pick<ReportScope, 'times' | 'period'>): Interval {
  const { from, to } = period.interval
  const before = { from: new Date(from.getTime() - RECURRENCE_DAYS * 86_400_000), to }
  const all = [before, ...[current, previous, ...months].map(({ interval }) => interval)]
  return {
    from: new Date(Math.min(...all.map(({ from }) => from.getTime()))),
    to: new Date(Math.max(...all.map(({ to }) => to.getTime()))),
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
