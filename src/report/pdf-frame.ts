import type { PdfFrame } from '../render/pdf/render-pdf.js'
import { leadOf, type ReportModel } from './model.js'
import { reportSpeech } from './texts/report-texts.js'
import { reportTitle } from './report-page.js'
import type { ReportSettings } from './report-settings.js'

/** What the PDF of a report says of itself: which report it is, of whom, and by which hash it is known. */
export function pdfFrame({
  model,
  hash,
  paper,
}: Pick<ReportSettings, 'paper'> & { readonly model: ReportModel; readonly hash: string | null }): Omit<
  PdfFrame,
  'draw' | 'brand'
> {
  const { report, organisation, period, revision, number, version, createdAt } = model
  const issued = number === null || hash === null ? [] : [`number ${number}`, `SHA-256 ${hash}`]
  const { texts } = reportSpeech(model.locale)
  const named = number === null ? texts.draftFoot(`${report} ${period.label}`, revision) : texts.foot(number, revision)
  return {
    paper,
    language: model.locale,
    title: `${reportTitle(model)} (${organisation})`,
    subject: `${leadOf(model).headline}.`,
    author: organisation,
    keywords: [`report ${report}`, `period ${period.label}`, `revision ${revision}`, ...issued],
    creator: `Plimsoll ${version}`,
    createdAt,
    foot: `${organisation} · ${reportTitle(model)} · ${named}`,
    numbered: texts.page,
  }
}
