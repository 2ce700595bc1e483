import type { Picture } from '../../../document/blocks.js'
import { svgToPng } from './chart-png-files.js'
import { darkChart, lightChart } from './chart-theme.js'
import { drawChart, recolour } from './draw-chart.js'
import { drawSpark } from './draw-spark.js'

export type ChartScheme = 'light' | 'dark'

/** Pictures of a paper; each is drawn once, whatever shows it. */
export interface ChartPictures {
  readonly svg: (picture: Picture, scheme: ChartScheme) => string
  readonly png: (picture: Picture, scheme: ChartScheme) => Uint8Array
}

export function createChartPictures(): ChartPictures {
  const drawn = new WeakMap<Picture, string>()
  const light = (picture: Picture) => {
    const svg = drawn.get(picture) ?? draw(picture)
    drawn.set(picture, svg)
    return svg
  }
  const svg = (picture: Picture, scheme: ChartScheme) => {
    return scheme === 'light' ? light(picture) : recolour(light(picture), lightChart, darkChart)
  }
  return { svg, png: (picture, scheme) => svgToPng(svg(picture, scheme)) }
}

function draw(picture: Picture): string {
  return picture.kind === 'chart' ? drawChart(picture, lightChart) : drawSpark(picture, lightChart)
}
