import type { Chart } from '../../../document/blocks.js'
import { svgToPng } from './chart-png-files.js'
import { darkChart, lightChart } from './chart-theme.js'
import { drawChart, recolour } from './draw-chart.js'

export type ChartScheme = 'light' | 'dark'

/** Pictures of charts; each chart is drawn once, whatever shows it. */
export interface ChartPictures {
  readonly svg: (chart: Chart, scheme: ChartScheme) => string
  readonly png: (chart: Chart, scheme: ChartScheme) => Uint8Array
}

export function createChartPictures(): ChartPictures {
  const drawn = new WeakMap<Chart, string>()
  const light = (chart: Chart) => {
    const svg = drawn.get(chart) ?? drawChart(chart, lightChart)
    drawn.set(chart, svg)
    return svg
  }
  const svg = (chart: Chart, scheme: ChartScheme) => {
    return scheme === 'light' ? light(chart) : recolour(light(chart), lightChart, darkChart)
  }
  return { svg, png: (chart, scheme) => svgToPng(svg(chart, scheme)) }
}
