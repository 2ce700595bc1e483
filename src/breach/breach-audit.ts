import type { Subject } from '../event/domain-event.js'
import type { PeriodOfAgreement } from './breach-store.js'

/** A breach as the audit log names it. */
export function breachObject({ service, agreement, period }: PeriodOfAgreement): Subject {
  return { kind: 'agreement-breach', id: `${service}/${agreement}/${period}` }
}
