import type { EventOf, RecordedEvent } from '../event/domain-event.js'
import { subjectIdOf } from '../report/report-answer.js'
import type { reportEvents } from '../report/report-events.js'
import type { ReportPlace } from '../report/report-number.js'
import type { Transaction } from '../store/database.js'
import type { EscalationParts } from './escalation-parts.js'
import { delayedBy, type EscalationPolicy } from './escalation-policy.js'
import { endEscalation, latestEscalation, startEscalation } from './escalation-store.js'
import { tellTold } from './tell-told-store.js'

type ReportEvent = EventOf<typeof reportEvents>
type SentOff = Extract<ReportEvent, { readonly kind: 'report_issued' | 'report_approved' }>
type Followed = EscalationParts & { readonly transaction: Transaction }

/**
 * Follows the events of reports: that it is sent off starts to count, at its issue or when it is approved, the first acknowledgement ends it, a new
 * revision takes its place once that is sent. A report that was issued before reports had numbers is not waited for.
 */
export async function followReport(followed: Followed, { id, event }: RecordedEvent<ReportEvent>): Promise<void> {
  const { transaction } = followed
  const { number, revision } = { number: undefined, ...event.data }
  if (number === undefined) return
  if (isSentOff(event)) return begin(followed, event, { number, revision })
  if (event.kind !== 'report_acknowledged') return
  const escalation = await latestEscalation(transaction, subjectOf({ number, revision }))
  if (escalation?.endedBy !== null) return
  await endEscalation(transaction, escalation, { at: event.at, by: 'acknowledged' })
  await tellTold(followed, transaction, { escalation, kind: 'acknowledged', news: id })
}

function isSentOff(event: ReportEvent): event is SentOff {
  return event.kind === 'report_approved' || (event.kind === 'report_issued' && event.data.held !== true)
}

function subjectOf(place: ReportPlace) {
  return { kind: 'report', id: subjectIdOf(place) }
}

async function begin({ transaction, config }: Followed, { at, data }: SentOff, place: ReportPlace): Promise<void> {
  // Not only of the one before: some may never have been sent.
  for (let revision = place.revision - 1; revision > 0; revision--) {
    const before = await latestEscalation(transaction, subjectOf({ ...place, revision }))
    if (before?.endedBy === null) await endEscalation(transaction, before, { at, by: 'superseded' })
  }
  const policy = policyOf(config, data.report)
  if (policy !== null) await startEscalation(transaction, subjectOf(place), { policy, since: at })
}

/** The policy of a report, its times counted from when it was sent off: its steps begin when the time to answer is over. */
function policyOf({ reports, escalationPolicies }: EscalationParts['config'], report: string): EscalationPolicy | null {
  const asked = reports.find(({ name }) => name === report)?.acknowledge
  const policy = escalationPolicies.find(({ name }) => name === asked?.policy)
  if (asked === undefined || policy === undefined) return null
  return delayedBy(policy, asked.withinSeconds)
}
