import { describe, expect, it } from '@jest/globals'
import { agreementWith } from '../../../test/support/agreement-results.js'
import {
  agreementEvidence,
  exampleModel,
  fixtureDays,
  fixtureHead,
  noIncidentsOfMonth,
} from '../../../test/support/report-fixture.js'
import { buildModel, type AgreementEvidence } from '../build-model.js'
import { agreementChart, CHART_SIZE } from './agreement-chart.js'
import { chartDays } from './chart-data.js'
import { svgToPng } from './chart-png-files.js'
import { lightChart } from './chart-theme.js'

const modelOf = (evidence: AgreementEvidence) =>
  buildModel(fixtureHead, { agreements: [evidence], slos: [], datasets: [], incidents: noIncidentsOfMonth })

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

  it('use up all there is by the first error where 100 % was promised', () => {
    const days = fixtureDays(1000, { 5: { errorRatio: 0.002 } })
    const [month] = modelOf(agreementEvidence(agreementWith({ objective: 1 }), days)).agreements
    const used = chartDays(month!).map(({ allowanceUsed }) => allowanceUsed)
    expect([used[3], used[4], used.at(-1)]).toEqual([0, 1, 1])
    const clean = modelOf(agreementEvidence(agreementWith({ objective: 1 }), fixtureDays(1000, {}))).agreements[0]!
    for (const one of [month!, clean]) expect(agreementChart(one, lightChart)).not.toMatch(/NaN|Infinity/)
  })

  it('become a picture of twice the size', () => {
    const png = Buffer.from(svgToPng(agreementChart(exampleModel().agreements[0]!, lightChart)))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([CHART_SIZE.width * 2, CHART_SIZE.height * 2])
  })
})
