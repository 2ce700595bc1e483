import type { Audience, ReportSubject } from '../feature/report-section.js'
import type { Period } from '../calendar/period.js'

/** What a report is about: everything, or what belongs to one of these. */
export type Coverage =
  | 'all'
  | { readonly team: string }
  | { readonly services: readonly string[] }
  | { readonly customer: string }
  /** `checkout/enterprise`. */
  | { readonly agreement: string }

/** As much of a service as it takes to say whether a report covers it. */
export interface CoveredService {
  readonly name: string
  readonly team: string | null
  readonly agreements: readonly { readonly name: string; readonly customer: string | null }[]
}

/** What a report covers of the services that there are; of a customer or an agreement only that, and what belongs to its services. */
export function subjectOf(
  { coverage, audience }: { readonly coverage: Coverage; readonly audience: Audience },
  services: readonly CoveredService[],
  period: Period,
): ReportSubject {
  const agreements = agreementsOf(coverage, services)
  const covered = services.filter((service) => isCovered(service, coverage, agreements))
  const customers = covered.flatMap((service) =>
    service.agreements.flatMap(({ name, customer }) => {
      return agreements === null || agreements.includes(`${service.name}/${name}`) ? (customer ?? []) : []
    }),
  )
  const all = services.flatMap((service) => service.agreements.flatMap(({ customer }) => customer ?? []))
  return {
    period,
    audience,
    services: covered.map(({ name }) => name),
    agreements,
    otherCustomers: [...new Set(all)].filter((name) => !customers.includes(name)),
  }
}

/** What a report is about, as its head names it; `null`: it is about everything. */
export function coverageText(coverage: Coverage): string | null {
  if (coverage === 'all') return null
  if ('team' in coverage) return coverage.team
  if ('services' in coverage) return coverage.services.join(', ')
  return 'customer' in coverage ? coverage.customer : coverage.agreement
}

function isCovered(service: CoveredService, coverage: Coverage, agreements: readonly string[] | null): boolean {
  if (coverage === 'all') return true
  if ('team' in coverage) return service.team === coverage.team
  if ('services' in coverage) return coverage.services.includes(service.name)
  return service.agreements.some(({ name }) => agreements?.includes(`${service.name}/${name}`))
}

/** `null`: all of the services covered. */
function agreementsOf(coverage: Coverage, services: readonly CoveredService[]): readonly string[] | null {
  if (coverage === 'all' || 'team' in coverage || 'services' in coverage) return null
  if ('agreement' in coverage) return [coverage.agreement]
  return services.flatMap(({ name: service, agreements }) =>
    agreements.filter(({ customer }) => customer === coverage.customer).map(({ name }) => `${service}/${name}`),
  )
}
