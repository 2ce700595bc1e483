import { describe, expect, it } from '@jest/globals'
import type { Chart, ChartDay } from '../../../document/blocks.js'
import { svgToPng } from './chart-png-files.js'
import { lightChart } from './chart-theme.js'
import { CHART_SIZE, drawChart } from './draw-chart.js'

const chartOf = (objective: number, changes: Partial<ChartDay> = {}): Chart => ({
  kind: 'chart',
  alt: 'Days',
  objective,
  days: [1, 2, 3].map((day) => ({ day, errorRatio: 0, allowanceUsed: 0, silent: false, ...changes })),
})

describe('a chart of days', () => {
  it('can be drawn where 100 % was promised, with errors and without', () => {
    for (const chart of [chartOf(1), chartOf(1, { errorRatio: 0.002, allowanceUsed: 1 })]) {
      expect(drawChart(chart, lightChart)).not.toMatch(/NaN|Infinity/)
    }
  })

  it('becomes a picture of twice the size', () => {
    const png = Buffer.from(svgToPng(drawChart(chartOf(0.999), lightChart)))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CHART_SIZE.width * 2, CHART_SIZE.height * 2])
  })
})
