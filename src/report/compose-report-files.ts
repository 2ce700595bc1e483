import { chartsOf, type Chart } from '../document/blocks.js'
import type { MailImage } from '../notify/mail-message-sender.js'
import { digestOf } from './issued-file.js'
import { leadOf, reportJson, type ReportModel } from './model.js'
import { svgToPng } from './render/chart/chart-png-files.js'
import { darkChart, lightChart, type ChartTheme } from './render/chart/chart-theme.js'
import { drawChart } from './render/chart/draw-chart.js'
import { createHtmlRenderer, type ChartImages } from './render/html.js'
import { loadPageTemplates } from './render/page-templates-files.js'
import { renderText } from './render/text.js'
import { reportPage, reportTitle } from './report-page.js'

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
}

/** Renders reports; the templates are read once. */
export type ReportComposer = (model: ReportModel) => ComposedReport

interface Pictures {
  readonly chart: Chart
  readonly light: MailImage
  readonly dark: MailImage
}

/** Puts the composer together. */
export function createReportComposer(): ReportComposer {
  const html = createHtmlRenderer(loadPageTemplates())
  return (model) => {
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
