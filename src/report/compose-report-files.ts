import { chartsOf, sparksOf, type Picture } from '../document/blocks.js'
import { brandingFor, noBranding, type Branding } from './branding.js'
import { brandAt, drawBrand } from './drawn-brand-files.js'
import type { ShownLogo } from '../render/logo-files.js'
import { composeMail, type MailBody } from './compose-mail-files.js'
import { ANSWER_MARK } from './answer-asked.js'
import { digestOf } from './issued-file.js'
import { leadOf, reportJson, type ReportModel } from './model.js'
import { createChartPictures, type ChartPictures } from '../render/chart/chart-pictures-files.js'
import { reportFileName } from './report-file-name.js'
import { renderCsv } from '../render/csv.js'
import { createHtmlRenderer, type ChartImages } from '../render/html.js'
import { loadPageTemplates } from '../render/page-templates-files.js'
import type { Page } from '../render/page.js'
import { loadPdfFonts } from '../render/pdf/pdf-fonts-files.js'
import { loadPdfLibrary } from '../render/pdf/pdf-library.js'
import { createPdfRenderer, type PdfRenderer } from '../render/pdf/render-pdf.js'
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

/** All pictures of a page as data URIs. */
function embedded({ sections }: Page, { svg }: ChartPictures): ReadonlyMap<Picture, ChartImages> {
  const address = (text: string) => `data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`
  return new Map(
    [...chartsOf(sections), ...sparksOf(sections)].map((picture) => [
      picture,
      { light: address(svg(picture, 'light')), dark: address(svg(picture, 'dark')) },
    ]),
  )
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Loaded when the first PDF is asked for: who writes none does not wait for it. */
async function loadPdfRenderer(): Promise<PdfRenderer> {
  const library = await loadPdfLibrary()
  return createPdfRenderer({ library, fonts: loadPdfFonts() })
}
