import type { Chart } from '../../../document/blocks.js'
import { CHART_SIZE } from '../chart/draw-chart.js'
import type { PdfElement, PdfSheet } from './pdf-sheet.js'
import { drawSvg } from './pdf-svg.js'

/** The picture of a chart as SVG, in light colours. */
export type ChartDrawer = (chart: Chart) => string

/** Height of a chart of a width, in points. */
export function chartHeight(width: number): number {
  return (width * CHART_SIZE.height) / CHART_SIZE.width
}

/** Writes a chart as lines and letters, from the picture that pages and mails show, with its text for those who do not see it. */
export function writeChart(
  { sheet, draw }: { readonly sheet: PdfSheet; readonly draw: ChartDrawer },
  parent: PdfElement,
  { chart, x, y, width }: { readonly chart: Chart; readonly x: number; readonly y: number; readonly width: number },
): void {
  const { doc } = sheet
  const height = chartHeight(width)
  const said = { alt: chart.alt, bbox: [x, y, x + width, y + height] as [number, number, number, number] }
  const write = () => {
    doc
      .save()
      .translate(x, y)
      .scale(width / CHART_SIZE.width)
    drawSvg(doc, draw(chart))
    doc.restore()
  }
  parent.add(doc.struct('Figure', said, [write]))
  doc.y = y + height
}
