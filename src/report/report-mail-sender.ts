import type { ReportConfig, ReportSettings } from './report-settings.js'
import { composeMessage, messageIdFor } from '../notify/mail-message-sender.js'
import { mailboxAddress } from '../notify/mailbox-address.js'
import type { OutgoingMail, Recipient } from '../notify/outgoing-mail.js'
import { UsageError } from '../shared/app-error.js'
import type { ComposedReport } from './compose-report-files.js'
import type { ReportModel } from './model.js'
import { askedInHtml, askedInText, type AnswerAsked } from './answer-asked.js'
import { dueAt, subjectIdOf } from './report-answer.js'
import type { LinkSigner } from '../http/links/link-key-store.js'
import { reportAttachments } from './report-attachments.js'

/** Key of the mail of a report in the outbox; each revision has a mail of its own. */
export function reportKey(report: string, period: string, revision: number): string {
  return `report:${report}:${period}${revision === 1 ? '' : `:${revision}`}`
}

/** Key of one of its mails: that of a person who got one alone, '': that of all. */
export function mailKey(key: string, recipient: string): string {
  return recipient === '' ? key : `${key}:${recipient}`
}

/** Addresses of a report, each once, under the receiver that named it first. */
function recipientsOf({ receivers }: ReportConfig, { to }: ReportSettings): readonly Recipient[] {
  const all = to.flatMap((name) => {
    const receiver = receivers.find((one) => one.name === name)
    return (receiver?.kind === 'email' ? receiver.to : []).map((address) => ({ address, receiver: name }))
  })
  return [...new Map(all.reverse().map((one) => [one.address, one])).values()].reverse()
}

export interface ReportMailParts {
  readonly config: ReportConfig
  /** Makes the links by which people answer. */
  readonly links: LinkSigner
}

/** What is written into mails. */
export interface MailedReport {
  readonly model: ReportModel
  readonly composed: ComposedReport
}

/**
 * Writes the mails of a report: one for all its receivers, or, where they are asked for an answer, one for each with a link of its own.
 * Throws `UsageError` where no mail server is configured.
 */
export async function composeReportMails(
  { config, links }: ReportMailParts,
  settings: ReportSettings,
  report: MailedReport,
): Promise<readonly OutgoingMail[]> {
  const recipients = recipientsOf(config, settings)
  const { number, revision } = report.model
  if (settings.acknowledge === undefined || number === null) return [await composeReportMail(config, settings, report)]
  const mails: OutgoingMail[] = []
  for (const to of recipients) {
    const subject = { kind: 'report', id: subjectIdOf({ number, revision }) }
    const url = await links.urlFor({ subject, action: 'acknowledge', recipient: to.address })
    const { locale, period } = report.model
    const due = dueAt(report.model.createdAt, settings.acknowledge)
    const ask = { url, number, due, zone: period.zone, locale }
    mails.push(await writeMail(config, settings, { ...report, recipients: [to], ask }))
  }
  return mails
}

/** Writes the mail of a report that asks nobody for anything: one for all its receivers. */
export function composeReportMail(
  config: ReportConfig,
  settings: ReportSettings,
  report: MailedReport,
): Promise<OutgoingMail> {
  return writeMail(config, settings, { ...report, recipients: recipientsOf(config, settings), ask: null })
}

interface WrittenMail extends MailedReport {
  readonly recipients: readonly Recipient[]
  /** What its reader is asked; `null`: nothing. Then it is one mail for all. */
  readonly ask: AnswerAsked | null
}

async function writeMail(
  config: ReportConfig,
  settings: ReportSettings,
  { model, composed, recipients, ask }: WrittenMail,
): Promise<OutgoingMail> {
  if (config.email === null)
    throw new UsageError(`the report ${settings.name} cannot be sent: \`email\` is not configured`)
  const { from } = config.email
  const whose = ask === null ? '' : (recipients[0]?.address ?? '')
  const key = mailKey(reportKey(model.report, model.period.label, model.revision), whose)
  const messageId = messageIdFor(key, config.organisation, from)
  const message = await composeMessage({
    from,
    to: recipients.map(({ address }) => address),
    subject: composed.subject,
    date: model.createdAt,
    messageId,
    html: askedInHtml(composed.html, ask),
    text: askedInText(composed.text, ask),
    images: composed.images,
    attachments: await reportAttachments(settings, model, composed),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Plimsoll-Report': `${model.report} ${model.period.label} revision ${model.revision}`,
      'X-Plimsoll-Configuration': model.configHash,
      ...evidenceHeaders(model, composed.hash),
      ...threadHeaders(model, whose, (key) => messageIdFor(key, config.organisation, from)),
    },
  })
  return { key, messageId, envelopeFrom: mailboxAddress(from), recipients, message }
}

function evidenceHeaders({ number }: ReportModel, hash: string | null): Readonly<Record<string, string>> {
  return number === null || hash === null ? {} : { 'X-Plimsoll-Number': number, 'X-Plimsoll-SHA256': hash }
}

/**
 * All mails of one report are one thread: they answer to a first mail that there never was, so that the thread does not depend on which of them
 * somebody still has. A correction answers to what it corrects: the mail that the same person got.
 */
function threadHeaders(
  { report, period, revision }: ReportModel,
  whose: string,
  idOf: (key: string) => string,
): Readonly<Record<string, string>> {
  const first = idOf(`report:${report}`)
  const corrected = revision === 1 ? [] : [idOf(mailKey(reportKey(report, period.label, revision - 1), whose))]
  return { References: [first, ...corrected].join(' '), 'In-Reply-To': corrected.at(-1) ?? first }
}
