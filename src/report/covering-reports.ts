import { periodAt } from '../calendar/period.js'
import { subjectOf, type CoveredService } from './coverage.js'
import type { ReportSettings } from './report-settings.js'

/** Whom reports are about; `null`: anybody. */
export interface AboutWhom {
  readonly service: string | null
  readonly customer: string | null
}

/** Names of the reports of the configuration that cover a service, and a customer; `null`: nothing is asked for. */
export function coveringReports(
  reports: readonly ReportSettings[],
  services: readonly CoveredService[],
  { service, customer }: AboutWhom,
): readonly string[] | null {
  if (service === null && customer === null) return null
  const customers = new Set(services.flatMap(({ agreements }) => agreements.flatMap((one) => one.customer ?? [])))
  return reports
    .filter((settings) => {
      // Any period will do: what is covered does not depend on it.
      const subject = subjectOf(settings, services, periodAt(new Date(0), { unit: 'month', timezone: 'UTC' }))
      const isOfCustomer = customer === null || (customers.has(customer) && !subject.otherCustomers.includes(customer))
      return isOfCustomer && (service === null || subject.services.includes(service))
    })
    .map(({ name }) => name)
}
