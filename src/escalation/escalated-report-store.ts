import type { LinkSigner } from '../http/links/link-key-store.js'
import type { NoticeComposer } from '../notify/messages/compose-notice-sender.js'
import { findRevision, type IssuedReport } from '../report/issued-reports-read-store.js'
import { dueAt, placeOfSubject, subjectIdOf } from '../report/report-answer.js'
import { answersOf } from '../report/report-answers-store.js'
import { sentOffAt } from '../report/approval/hold.js'
import { sendingsOf } from '../report/sending/sendings-store.js'
import type { Transaction } from '../store/database.js'
import { answerLink } from './answer-link.js'
import type { EscalatedSubject } from './escalated-subject.js'
import type { EscalationParts } from './escalation-parts.js'
import { reportNotice, type UnansweredReport } from './report-notice.js'

export interface EscalatedReportParts {
  readonly config: Pick<EscalationParts['config'], 'organisation' | 'reports'>
  readonly compose: NoticeComposer
  readonly links: LinkSigner
}

/** Reports that somebody has to acknowledge. */
export function escalatedReport({ config, compose, links }: EscalatedReportParts): EscalatedSubject {
  return {
    kind: 'report',
    async writer(transaction, subject, told) {
      const place = placeOfSubject(subject.id)
      if (place === null) return null
      const issued = await findRevision(transaction, place)
      if (issued === null) return null
      const report = await readUnanswered(transaction, issued, config)
      return async (receiver, key) => {
        const url = await answerLink({ links, transaction }, receiver, { subject, told })
        return compose(receiver, reportNotice(config.organisation, report, { told, url }), key)
      }
    },
  }
}

async function readUnanswered(
  transaction: Transaction,
  issued: IssuedReport,
  { reports }: EscalatedReportParts['config'],
): Promise<UnansweredReport> {
  const settings = reports.find(({ name }) => name === issued.report)
  const sentAt = sentOffAt(issued) ?? issued.issuedAt
  const answers = await answersOf(transaction, issued)
  const asked = (await sendingsOf(transaction, issued)).flatMap((one) => (one.asked === '' ? [] : one.asked))
  const [first = null] = answers
  return {
    ...issued,
    id: subjectIdOf(issued),
    zone: settings?.timezone ?? 'UTC',
    dueAt: settings?.acknowledge === undefined ? sentAt : dueAt(sentAt, settings.acknowledge),
    waitingFor: [...new Set(asked)].filter((one) => !answers.some(({ by }) => by === one)),
    answered: first,
  }
}
