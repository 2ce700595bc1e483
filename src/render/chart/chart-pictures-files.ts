import type { Chart, Picture } from '../../document/blocks.js'
import { clearPng, svgToPng } from './chart-png-files.js'
import { darkChart, lightChart } from './chart-theme.js'
import { drawChart, recolour } from './draw-chart.js'
import { drawCourse } from './draw-course.js'
import { drawDiagram } from './draw-diagram.js'
import { drawSpark } from './draw-spark.js'

export type ChartScheme = 'light' | 'dark'

/** Pictures of a paper; each chart is drawn once, whatever shows it. Small bars are the same in both schemes. */
export interface ChartPictures {
  readonly svg: (picture: Picture, scheme: ChartScheme) => string
  readonly png: (picture: Picture, scheme: ChartScheme) => Uint8Array
}

export function createChartPictures(): ChartPictures {
  const drawn = new WeakMap<Chart, string>()
  const light = (chart: Chart) => {
    const svg = drawn.get(chart) ?? drawChart(chart, lightChart)
    drawn.set(chart, svg)
    return svg
  }
  const svg: ChartPictures['svg'] = (picture, scheme) => {
    if (picture.kind === 'spark') return drawSpark(picture)
    const theme = scheme === 'light' ? lightChart : darkChart
    if (picture.kind === 'course') return drawCourse(picture, theme)
    if (picture.kind === 'diagram') return drawDiagram(picture, theme)
    return scheme === 'light' ? light(picture) : recolour(light(picture), lightChart, darkChart)
  }
  const png: ChartPictures['png'] = (picture, scheme) => {
    return picture.kind === 'spark' ? clearPng(svg(picture, scheme)) : svgToPng(svg(picture, scheme))
  }
  return { svg, png }
}
