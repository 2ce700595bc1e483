import { brandingFor, noBranding, type Branding } from './branding.js'
import { brandAt, drawBrand } from './drawn-brand-files.js'
import type { ShownLogo } from '../render/logo-files.js'
import { composeMail, type MailBody } from './compose-mail-files.js'
import { ANSWER_MARK } from './answer-asked.js'
import { digestOf } from './issued-file.js'
import { leadOf, reportJson, type ReportModel } from './model.js'
import { createChartPictures } from '../render/chart/chart-pictures-files.js'
import { reportFileName } from './report-file-name.js'
import { renderCsv } from '../render/csv.js'
import { embedded } from '../render/embedded-pictures.js'
import { createHtmlRenderer } from '../render/html.js'
import { loadPageTemplates } from '../render/page-templates-files.js'
import { loadPdfRenderer } from '../render/pdf/load-pdf-renderer-files.js'
import { renderText } from '../render/text.js'
import { pdfFrame } from './pdf-frame.js'
import { reportRows } from './report-rows.js'
import { reportPage, reportTitle } from './report-page.js'
import { reportSpeech } from './texts/report-texts.js'
import type { ReportSettings } from './report-settings.js'

/** A report ready to be read. */
export interface ComposedReport extends MailBody {
  /** Of a mail that corrects nothing. */
  readonly subject: string
  readonly text: string
  /** The same as one file that needs no other: pictures as data URIs. */
  readonly page: string
  /** All of it as data: what the hash is taken of. */
  readonly json: string
  /** SHA-256 of `json`, hex; `null`: it is not issued. */
  readonly hash: string | null
  /** Its rows, for spreadsheets. */
  readonly csv: string
  /** Pages to print and to keep; made when it is asked for. */
  readonly pdf: () => Promise<Uint8Array>
}

/** Renders reports; the templates are read once. */
export type ReportComposer = (
  model: ReportModel,
  settings?: Pick<ReportSettings, 'paper' | 'branding'>,
) => ComposedReport

/** The same of one whose program is loaded first. */
export type LateReportComposer = (...order: Parameters<ReportComposer>) => Promise<ComposedReport>

/**
 * Puts the composer together.
 *
 * @param common how reports look that do not look otherwise
 */
export function createReportComposer(common: Branding = noBranding): ReportComposer {
  const html = createHtmlRenderer(loadPageTemplates())
  const loadRenderer = once(loadPdfRenderer)
  return (model, { paper, branding } = { paper: 'a4' }) => {
    const brand = drawBrand(brandingFor(branding, common))
    const json = reportJson(model)
    const hash = model.number === null ? null : digestOf(json)
    const page = reportPage(model, hash)
    const pictures = createChartPictures()
    const more = (count: number) => reportSpeech(model.locale).texts.more(count, reportFileName(model, 'pdf'))
    return {
      ...{ json, hash },
      subject: subjectOf(model),
      text: renderText(page),
      ...composeMail(page, { html, pictures, more, brand }),
      page: html(page, embedded(page, pictures), brandAt(brand, dataAddress)).replace(ANSWER_MARK, ''),
      csv: renderCsv(reportRows(model, hash)),
      pdf: once(async () => {
        const render = await loadRenderer()
        return render(page, {
          ...pdfFrame({ model, hash, paper }),
          brand,
          draw: (picture) => pictures.svg(picture, 'light'),
        })
      }),
    }
  }
}

/** Subject of its mail, where that corrects no other. */
function subjectOf(model: ReportModel): string {
  const { texts } = reportSpeech(model.locale)
  return texts.subject(reportTitle(model), { headline: leadOf(model).headline, organisation: model.organisation })
}

function dataAddress({ png }: ShownLogo): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
