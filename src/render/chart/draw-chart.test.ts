import { describe, expect, it } from '@jest/globals'
import type { Chart, ChartDay } from '../../document/blocks.js'
import { svgToPng } from './chart-png-files.js'
import { darkChart, lightChart } from './chart-theme.js'
import { CHART_SIZE, drawChart, recolour } from './draw-chart.js'

const chartOf = (objective: number, changes: Partial<ChartDay> = {}): Chart => ({
  kind: 'chart',
  alt: 'Days',
  labels: { days: 'Days', used: 'Used', allowed: 'allowed', decimalMark: '.' },
  objective,
  days: [1, 2, 3].map((day) => ({ day, errorRatio: 0, allowanceUsed: 0, silent: false, ...changes })),
})

describe('a chart of days', () => {
  it('can be drawn where 100 % was promised, with errors and without', () => {
    for (const chart of [chartOf(1), chartOf(1, { errorRatio: 0.002, allowanceUsed: 1 })]) {
      expect(drawChart(chart, lightChart)).not.toMatch(/NaN|Infinity/)
    }
  })

  it('is the same whenever it is drawn, and in dark colours what would be drawn in them', () => {
    const days = chartOf(0.999, { errorRatio: 0.4, allowanceUsed: 2 })
    const chart = { ...days, days: [...days.days, { day: 4, errorRatio: null, allowanceUsed: null, silent: true }] }
    const light = drawChart(chart, lightChart)
    expect(drawChart(chart, lightChart)).toBe(light)
    expect(recolour(light, lightChart, darkChart)).toBe(drawChart(chart, darkChart))
    expect(light).not.toMatch(/<style|class=|ecmeta/)
  })

  it('writes percentages with the decimal mark of its paper', () => {
    const labels = { days: 'Tage', used: 'Verbraucht', allowed: 'erlaubt', decimalMark: ',' } as const
    const svg = drawChart({ ...chartOf(0.999, { errorRatio: 0.002 }), labels }, lightChart)
    expect(svg).toContain('>99,9 %<')
    expect(svg).not.toMatch(/\d\.\d+ %</)
  })

  it.each([
    ['Availability per day (dashed: promised; hatched: no data)', 16],
    ['Verfügbarkeit je Tag (gestrichelt: zugesagt; schraffiert: keine Daten)', 13],
  ])('sets a heading smaller that would be cut: %s', (days, size) => {
    const { labels, ...chart } = chartOf(0.999)
    const svg = drawChart({ ...chart, labels: { ...labels, days } }, lightChart)
    expect(svg).toMatch(new RegExp(`font-size:${size}px[^>]*>${days.slice(0, 8)}`))
  })

  it('becomes a picture of a few colours, of which the ground is exact', () => {
    const png = Buffer.from(svgToPng(drawChart(chartOf(0.999, { errorRatio: 0.4 }), lightChart)))
    const at = png.indexOf('PLTE')
    expect(png.readUInt32BE(at - 4)).toBeLessThanOrEqual(16 * 3)
    expect([...png.subarray(at + 4, at + 7)]).toEqual([255, 255, 255])
    expect(png.length).toBeLessThan(20_000)
  })

  it('becomes a picture of twice the size', () => {
    const png = Buffer.from(svgToPng(drawChart(chartOf(0.999), lightChart)))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CHART_SIZE.width * 2, CHART_SIZE.height * 2])
  })
})
