import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent, TitleComponent } from 'echarts/components'
import { init, use, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import type { Chart } from '../../document/blocks.js'
import { availabilityAxis, dayAxis, scaleOf, sidesOf, usedAxis } from './chart-axes.js'
import { dayBars, silentBars, usedLine } from './chart-series.js'
import { chartFont, type ChartTheme } from './chart-theme.js'

// The parts that are drawn, and no others: whatever is named here is bundled into the program.
use([BarChart, LineChart, GridComponent, MarkLineComponent, TitleComponent, SVGRenderer])

/** Size in CSS pixels. Letters are large because a phone shows the picture at 60 % of it. */
export const CHART_SIZE = { width: 540, height: 372 } as const

/**
 * The days of a period as SVG. Above, each day's availability hangs down from 100 %, with the objective as a dashed line; below, the
 * allowed downtime as it was used up. Days without data are hatched.
 */
export function drawChart(days: Chart, theme: ChartTheme): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...CHART_SIZE })
  try {
    chart.setOption(chartOption(days, theme))
    return inMarks(withoutPointers(chart.renderToSVGString()), days.labels.decimalMark)
  } finally {
    chart.dispose()
  }
}

/** Percentages with the decimal mark of the paper: all of them stand in texts of their own. */
function inMarks(svg: string, mark: string): string {
  return svg.replace(/(>[^<>]*\d)\.(\d+ %<)/g, `$1${mark}$2`)
}

/** Without what is for pointers only, and the same whenever it is drawn: the library counts its charts in names within. */
function withoutPointers(svg: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>\n?/g, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, 'zr-')
}

/** The same chart in the colours of another theme, without drawing it again. */
export function recolour(svg: string, from: ChartTheme, to: ChartTheme): string {
  const names = Object.keys(from) as (keyof ChartTheme)[]
  const colours = new Map(names.map((name) => [from[name], to[name]]))
  return svg.replace(/#[0-9a-f]{6}\b/g, (colour) => colours.get(colour) ?? colour)
}

function chartOption({ days, labels: words, ...promised }: Chart, theme: ChartTheme): EChartsCoreOption {
  const objective = 1 - promised.objective
  const scale = scaleOf(days, objective)
  const labels = days.map(({ day }) => String(day))
  const sides = sidesOf(scale, promised.objective, words.allowed)
  return {
    animation: false,
    backgroundColor: theme.background,
    textStyle: { fontFamily: chartFont.family, fontSize: chartFont.size, color: theme.text },
    title: [heading(words.days, 8, theme), heading(words.used, 222, theme)],
    grid: [
      { ...sides, top: 44, height: 144 },
      { ...sides, top: 256, height: 80 },
    ],
    xAxis: [dayAxis(labels, { index: 0, theme }), dayAxis(labels, { index: 1, theme })],
    yAxis: [availabilityAxis(scale, theme), usedAxis(days, theme)],
    series: [
      dayBars(days, { objective, scale, theme }),
      silentBars(days, { scale, theme }),
      usedLine(days, words.allowed, theme),
    ],
  }
}

/** Characters of a heading that fit beside each other at its full size; what is longer is set smaller. */
const FITTING = 58
const HEADING_SIZE = 16

function heading(text: string, top: number, theme: ChartTheme) {
  const fontSize = Math.min(HEADING_SIZE, Math.floor((HEADING_SIZE * FITTING) / text.length))
  return {
    text,
    left: 0,
    top,
    padding: [5, 0],
    textStyle: { fontFamily: chartFont.family, fontSize, fontWeight: 'bold', color: theme.text },
  }
}
