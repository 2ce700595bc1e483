import type { Tone } from '../../document/blocks.js'
import type { MailAttachment, MailImage } from '../../notify/mail-message-sender.js'
import type { Locale } from '../../words/language/language.js'
import type { ComposedReport } from '../compose-report-files.js'
import { leadOf, type ReportModel } from '../model.js'
import { formatsOf, type Attached } from '../report-attachments.js'
import { reportTitle } from '../report-page.js'
import type { ReportSettings } from '../report-settings.js'

/**
 * What is written into the messages of a report, before it is known to whom they go, when, and what is asked of whom. It is kept with the report,
 * so that one that waits, or is sent again, says later what it said when it was issued.
 */
export interface Letter {
  /** `null`: it is not issued. */
  readonly number: string | null
  readonly revision: number
  readonly report: string
  readonly period: { readonly label: string; readonly zone: string }
  readonly organisation: string
  readonly locale: Locale
  readonly configHash: string
  /** SHA-256 of the report's JSON, hex; `null`: it is not issued. */
  readonly hash: string | null
  /** Of a mail that corrects nothing. */
  readonly subject: string
  /** `Service levels, October 2026`. */
  readonly title: string
  readonly tone: Tone
  /** What it comes to, as sentences. */
  readonly headline: string
  readonly html: string
  readonly text: string
  readonly images: readonly MailImage[]
  /** Formats of the files that go with a mail. */
  readonly attached: readonly Attached[]
}

/** The letter of a report that has a number. */
export type IssuedLetter = Letter & { readonly number: string }

/** A letter and the files that go with it. */
export interface FilledLetter<L extends Letter = Letter> {
  readonly letter: L
  readonly attachments: readonly MailAttachment[]
}

/** Of a report that was made and rendered. */
export function letterOf<Model extends ReportModel>(
  model: Model,
  composed: ComposedReport,
  { formats }: Pick<ReportSettings, 'formats'>,
): Letter & Pick<Model, 'number'> {
  const { number, revision, report, period, organisation, locale, configHash } = model
  const { tone, headline, more } = leadOf(model)
  const { subject, html, text, images, hash } = composed
  return {
    ...{ number, revision, report, organisation, locale, configHash, hash },
    period: { label: period.label, zone: period.zone },
    ...{ subject, title: reportTitle(model), tone, html, text, images },
    headline: [`${headline}.`, ...(more === null ? [] : [more])].join(' '),
    attached: formatsOf(formats, composed).filter((format) => format !== 'html'),
  }
}
