import type { MailImage } from '../notify/mail-message-sender.js'
import { agreementChart } from './chart/agreement-chart.js'
import { svgToPng } from './chart/chart-png-files.js'
import { darkChart, lightChart, type ChartTheme } from './chart/chart-theme.js'
import { headline } from './headline.js'
import { loadMailTemplates } from './mail-templates-files.js'
import { mailView, reportTitle, type ChartImages } from './mail-view.js'
import type { AgreementMonth, ReportModel } from './model.js'
import { createMailRenderer } from './render-mail.js'

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
}

/** Renders reports; the templates are read once. */
export type ReportComposer = (model: ReportModel) => ComposedReport

interface Chart {
  readonly light: MailImage
  readonly dark: MailImage
}

/** Puts the composer together. */
export function createReportComposer(): ReportComposer {
  const renderer = createMailRenderer(loadMailTemplates())
  return (model) => {
    const charts = model.agreements.slice(0, MOST_CHARTS).map(drawCharts)
    const view = mailView(model, charts.map(cidImages))
    return {
      subject: `${model.correction === null ? '' : 'Corrected: '}${reportTitle(model)}: ${headline(model)} (${model.organisation})`,
      text: renderer.text(view),
      html: renderer.html(view),
      images: charts.flatMap(({ light, dark }) => [light, dark]),
      page: renderer.html(mailView(model, charts.map(dataImages))),
    }
  }
}

function drawCharts(month: AgreementMonth, index: number): Chart {
  const draw = (name: string, theme: ChartTheme) => ({
    // Numbered, not named: what a configuration calls things has no place in a Content-ID.
    cid: `chart-${index + 1}-${name}@plimsoll`,
    filename: `chart-${index + 1}-${name}.png`,
    png: svgToPng(agreementChart(month, theme)),
  })
  return { light: draw('light', lightChart), dark: draw('dark', darkChart) }
}

function cidImages({ light, dark }: Chart): ChartImages {
  return { light: `cid:${light.cid}`, dark: `cid:${dark.cid}` }
}

function dataImages({ light, dark }: Chart): ChartImages {
  return { light: dataUri(light.png), dark: dataUri(dark.png) }
}

function dataUri(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`
}
