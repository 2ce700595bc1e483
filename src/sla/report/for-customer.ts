import type { ReportSubject } from '../../feature/report-section.js'
import { unlessNaming } from '../../words/names-in.js'
import type { BadList } from '../bad-list.js'
import type { Exclusion } from '../exclusion.js'
import type { AgreementMonth } from './agreement-month.js'

/** An agreement as it goes to the customer: without the queries of the house, and without texts that name other customers. */
export function forCustomer(
  month: AgreementMonth,
  { otherCustomers }: Pick<ReportSubject, 'otherCustomers'>,
): AgreementMonth {
  const { result } = month
  const unless = (text: string | null) => unlessNaming(text, otherCustomers)
  const exclusions = result.exclusions.map((one) => ({
    ...one,
    window: unless(one.window) ?? (isMaintenance(one) ? HIDDEN : one.kind.replaceAll('_', ' ')),
    partOf: one.partOf === null ? null : (unless(one.partOf) ?? HIDDEN),
    reason: unless(one.reason),
    // Who of the house entered it, and where it is written down there.
    ...{ author: null, evidence: null },
  }))
  const told = { ...result, description: unless(result.description), exclusions }
  return { ...month, result: told, source: null, bad: timesOnly(month.bad) }
}

/** What went wrong in the house is its own business. */
function timesOnly(bad: BadList | null): BadList | null {
  return bad === null ? null : { ...bad, stretches: bad.stretches.map((one) => ({ ...one, incidents: [] })) }
}

function isMaintenance({ kind }: Exclusion): boolean {
  return kind === 'scheduled_maintenance' || kind === 'emergency_maintenance'
}

/** Of a window whose name is that of another customer. */
const HIDDEN = 'maintenance'
