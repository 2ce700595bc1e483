import { chartsOf, type Chart } from '../document/blocks.js'
import type { MailImage } from '../notify/mail-message-sender.js'
import { digestOf } from './issued-file.js'
import { leadOf, reportJson, type ReportModel } from './model.js'
import { svgToPng } from './render/chart/chart-png-files.js'
import { darkChart, lightChart, type ChartTheme } from './render/chart/chart-theme.js'
import { drawChart } from './render/chart/draw-chart.js'
import { renderCsv } from './render/csv.js'
import { createHtmlRenderer, type ChartImages } from './render/html.js'
import { loadPageTemplates } from './render/page-templates-files.js'
import { loadPdfFonts } from './render/pdf/pdf-fonts-files.js'
import { loadPdfLibrary } from './render/pdf/pdf-library.js'
import { createPdfRenderer, type PdfRenderer } from './render/pdf/render-pdf.js'
import { renderText } from './render/text.js'
import { pdfFrame } from './pdf-frame.js'
import { reportRows } from './report-rows.js'
import { reportPage, reportTitle } from './report-page.js'
import type { ReportSettings } from './report-settings.js'

/** A mail clips what is too large. Those that need attention come first, so they keep their chart. */
const MOST_CHARTS = 12

/** A report ready to be read. */
export interface ComposedReport {
  readonly subject: string
  readonly text: string
  /** Names its pictures by `cid:`. */
  readonly html: string
  readonly images: readonly MailImage[]
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
export type ReportComposer = (model: ReportModel, settings?: Pick<ReportSettings, 'paper'>) => ComposedReport

interface Pictures {
  readonly chart: Chart
  readonly light: MailImage
  readonly dark: MailImage
}

/** Puts the composer together. */
export function createReportComposer(): ReportComposer {
  const html = createHtmlRenderer(loadPageTemplates())
  let renderPdf: Promise<PdfRenderer> | undefined
  return (model, { paper } = { paper: 'a4' }) => {
    const json = reportJson(model)
    const hash = model.number === null ? null : digestOf(json)
    const page = reportPage(model, hash)
    const drawn = chartsOf(page.sections).slice(0, MOST_CHARTS).map(draw)
    const imagesBy = (address: (image: MailImage) => string) => {
      const addresses = drawn.map(({ chart, light, dark }): [Chart, ChartImages] => {
        return [chart, { light: address(light), dark: address(dark) }]
      })
      return new Map(addresses)
    }
    return {
      ...{ json, hash },
      csv: renderCsv(reportRows(model)),
      pdf: once(async () => {
        renderPdf ??= loadPdfRenderer()
        return (await renderPdf)(page, pdfFrame({ model, hash, paper }))
      }),
      subject: `${model.correction === null ? '' : 'Corrected: '}${reportTitle(model)}: ${leadOf(model).headline} (${model.organisation})`,
      text: renderText(page),
      html: html(
        page,
        imagesBy(({ cid }) => `cid:${cid}`),
      ),
      images: drawn.flatMap(({ light, dark }) => [light, dark]),
      page: html(
        page,
        imagesBy(({ png }) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`),
      ),
    }
  }
}

function draw(chart: Chart, index: number): Pictures {
  const picture = (name: string, theme: ChartTheme) => ({
    // Numbered, not named: what a configuration calls things has no place in a Content-ID.
    cid: `chart-${index + 1}-${name}@plimsoll`,
    filename: `chart-${index + 1}-${name}.png`,
    png: svgToPng(drawChart(chart, theme)),
  })
  return { chart, light: picture('light', lightChart), dark: picture('dark', darkChart) }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

/** Loaded when the first PDF is asked for: who writes none does not wait for it. */
async function loadPdfRenderer(): Promise<PdfRenderer> {
  const library = await loadPdfLibrary()
  return createPdfRenderer({ library, fonts: loadPdfFonts(), draw: (chart) => drawChart(chart, lightChart) })
}
