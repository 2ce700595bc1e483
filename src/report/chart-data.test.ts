import { describe, expect, it } from '@jest/globals'
import { exampleModel } from '../../test/support/report-fixture.js'
import { agreementChart, CHART_SIZE } from './agreement-chart.js'
import { chartDays } from './chart-data.js'
import { svgToPng } from './chart-png-files.js'
import { lightChart } from './chart-theme.js'

describe('the days of a chart', () => {
  it('use up exactly what the agreement says was used', () => {
    for (const month of exampleModel().agreements) {
      const { downtimeUsedSeconds, downtimeAllowedSeconds } = month.result
      expect(chartDays(month).at(-1)?.allowanceUsed).toBeCloseTo(downtimeUsedSeconds / downtimeAllowedSeconds, 9)
    }
  })

  it('never give anything back', () => {
    const used = chartDays(exampleModel().agreements[0]!).map(({ allowanceUsed }) => allowanceUsed!)
    expect([...used].sort((a, b) => a - b)).toEqual(used)
  })

  it('become a picture of twice the size', () => {
    const png = Buffer.from(svgToPng(agreementChart(exampleModel().agreements[0]!, lightChart)))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CHART_SIZE.width * 2, CHART_SIZE.height * 2])
  })
})
