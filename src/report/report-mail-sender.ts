import type { EmailReceiver } from '../notify/receiver.js'
import { composeMessage, messageIdFor } from '../notify/mail-message-sender.js'
import { mailboxAddress } from '../notify/mailbox-address.js'
import type { OutgoingMail, Recipient } from '../notify/outgoing-mail.js'
import { UsageError } from '../shared/app-error.js'
import { askedInHtml, askedInText, type AnswerAsked } from './answer-asked.js'
import type { ComposedReport } from './compose-report-files.js'
import type { ReportModel } from './model.js'
import { composedContent, reportAttachments } from './report-attachments.js'
import type { ReportConfig, ReportSettings } from './report-settings.js'
import { letterOf, type FilledLetter, type Letter } from './sending/letter.js'
import { mailKey, sendingKey } from './sending/sending-key.js'
import { reportSpeech } from './texts/report-texts.js'

type MailConfig = Pick<ReportConfig, 'organisation' | 'email'>

/** Addresses of receivers, each once, under the receiver that named it first. */
export function addressesOf(receivers: readonly EmailReceiver[]): readonly Recipient[] {
  const all = receivers.flatMap(({ name, to }) => to.map((address) => ({ address, receiver: name })))
  return [...new Map(all.reverse().map((one) => [one.address, one])).values()].reverse()
}

/** The receivers of a report that are configured, in its order. */
export function receiversOf({ receivers }: Pick<ReportConfig, 'receivers'>, names: readonly string[]) {
  return names.flatMap((name) => receivers.find((one) => one.name === name) ?? [])
}

/**
 * Writes the mail of a report that nobody is asked to answer: one for all its receivers.
 * Throws `UsageError` where no mail server is configured.
 */
export async function composeReportMail(
  config: ReportConfig,
  settings: ReportSettings,
  { model, composed }: { readonly model: ReportModel; readonly composed: ComposedReport },
): Promise<OutgoingMail> {
  const letter = letterOf(model, composed, settings)
  const attachments = await reportAttachments(letter, (format) => composedContent(composed, format))
  const recipients = addressesOf(receiversOf(config, settings.to).filter((one) => one.kind === 'email'))
  const sent = { at: model.createdAt, again: 0, corrects: model.correction?.of ?? null }
  return writeReportMail(config, { letter, attachments }, { ...sent, recipients, ask: null })
}

/** A mail of a report that is about to leave. */
export interface ReportMail {
  readonly recipients: readonly Recipient[]
  /** What its reader is asked; `null`: nothing. Then it is one mail for all. */
  readonly ask: AnswerAsked | null
  readonly at: Date
  /** 0; from 1 on where it is sent again, and which time that is. */
  readonly again: number
  /** The revision that its readers have, in whose place this one stands; `null`: they have none. */
  readonly corrects: number | null
}

/** Writes a letter as a mail. Throws `UsageError` where no mail server is configured. */
export async function writeReportMail(
  config: MailConfig,
  { letter, attachments }: FilledLetter,
  mail: ReportMail,
): Promise<OutgoingMail> {
  if (config.email === null)
    throw new UsageError(`the report ${letter.report} cannot be sent: \`email\` is not configured`)
  const { recipients, ask, at, corrects } = mail
  const { from } = config.email
  const whose = ask === null ? '' : (recipients[0]?.address ?? '')
  const key = mailKey(sendingKey(letter, mail), whose)
  const messageId = messageIdFor(key, config.organisation, from)
  const message = await composeMessage({
    from,
    to: recipients.map(({ address }) => address),
    subject: subjectOf(letter, corrects),
    date: at,
    messageId,
    html: askedInHtml(letter.html, ask),
    text: askedInText(letter.text, ask),
    images: letter.images,
    attachments,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Plimsoll-Report': `${letter.report} ${letter.period.label} revision ${letter.revision}`,
      'X-Plimsoll-Configuration': letter.configHash,
      ...evidenceHeaders(letter),
      ...threadHeaders(letter, { ...mail, whose }, (one) => messageIdFor(one, config.organisation, from)),
    },
  })
  return { key, messageId, envelopeFrom: mailboxAddress(from), recipients, message }
}

/** Subject of its mail. */
export function subjectOf({ subject, locale }: Pick<Letter, 'subject' | 'locale'>, corrects: number | null): string {
  return corrects === null ? subject : reportSpeech(locale).texts.corrected(subject)
}

function evidenceHeaders({ number, hash }: Letter): Readonly<Record<string, string>> {
  return number === null || hash === null ? {} : { 'X-Plimsoll-Number': number, 'X-Plimsoll-SHA256': hash }
}

/**
 * All mails of one report are one thread: they answer to a first mail that there never was, so that the thread does not depend on which of them
 * somebody still has. A correction answers to what it corrects: the mail that the same person got.
 */
function threadHeaders(
  letter: Letter,
  { corrects, whose }: Pick<ReportMail, 'corrects'> & { readonly whose: string },
  idOf: (key: string) => string,
): Readonly<Record<string, string>> {
  const first = idOf(`report:${letter.report}`)
  const corrected =
    corrects === null ? [] : [idOf(mailKey(sendingKey({ ...letter, revision: corrects }, { again: 0 }), whose))]
  return { References: [first, ...corrected].join(' '), 'In-Reply-To': corrected.at(-1) ?? first }
}
