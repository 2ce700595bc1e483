import { byLink } from '../../audit/initiator.js'
import type { LinkAction, LinkQuestion } from '../../http/links/link-action.js'
import { formatInstant } from '../../words/format-date.js'
import type { IssuedReport } from '../issued-reports-read-store.js'
import { placeOfSubject } from '../report-answer.js'
import { ReportRefusedError } from '../report-error.js'
import type { ReportConfig } from '../report-settings.js'
import type { Approvals } from './approvals-store.js'
import { namesOfReaders } from './compose-approval-sender.js'
import { refusalOf } from './refusal.js'

export interface ApprovalLinksParts {
  readonly config: ReportConfig
  readonly approvals: Approvals
  /** All revisions under a number, oldest first. */
  readonly findByNumber: (number: string) => Promise<readonly IssuedReport[]>
}

/** The link by which somebody lets a report go. */
export function approveLink({ config, approvals, findByNumber }: ApprovalLinksParts): LinkAction {
  return {
    kind: 'report',
    action: 'approve',
    async describe(id) {
      const place = placeOfSubject(id)
      const revisions = place === null ? [] : await findByNumber(place.number)
      const issued = revisions.find(({ revision }) => revision === place?.revision)
      const newest = revisions.at(-1)?.revision
      return issued === undefined || newest === undefined ? null : questionOf(config, issued, newest)
    },
    async perform(id, { by, comment, from }) {
      const place = placeOfSubject(id)
      if (place === null) return
      const order = { place, kind: 'approve', by, note: comment, how: 'link', initiator: byLink({ by, from }) } as const
      await approvals.decide(order).catch(refusedIsShown)
    },
  }
}

/** The page that is shown next says why. */
function refusedIsShown(error: unknown): null {
  if (error instanceof ReportRefusedError) return null
  throw error
}

function questionOf(config: ReportConfig, issued: IssuedReport, newest: number): LinkQuestion {
  const { number, revision, report, period, issuedAt, hash } = issued
  const settings = config.reports.find(({ name }) => name === report)
  const zone = settings?.timezone ?? 'UTC'
  const to = settings === undefined ? [] : namesOfReaders(config, settings)
  return {
    overline: `${config.organisation} · report ${number}`,
    title: `Approve the report ${report}, ${period}`,
    sentences: ['It is sent once somebody approves it; nothing in it changes by that. Read it first.'],
    facts: [
      { label: 'Number', value: `${number}, revision ${revision}` },
      { label: 'Issued', value: formatInstant(issuedAt, zone) },
      { label: 'Goes to', value: to.join(', ') },
      { label: 'SHA-256', value: `${hash.slice(0, 16)}…` },
    ],
    button: 'Approve and send',
    done: doneOf(issued, { isKnown: settings !== undefined, newest, zone }),
  }
}

/** Why there is nothing more to do; `null`: there is. */
function doneOf(
  issued: IssuedReport,
  { isKnown, newest, zone }: { readonly isKnown: boolean; readonly newest: number; readonly zone: string },
): string | null {
  const decision = issued.hold?.decision ?? null
  if (decision?.kind === 'approve')
    return `${decision.by} approved it on ${formatInstant(decision.at, zone)}, and it was sent.`
  const refusal = refusalOf(issued, { kind: 'approve', newest })
  if (refusal !== null) return `It cannot be approved: ${refusal.replaceAll('`', '')}.`
  return isKnown ? null : `It cannot be approved: ${issued.report} is not configured any more.`
}
