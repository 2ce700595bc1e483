import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { datasetId } from '../backup/dataset.js'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { dataset, minute, START, openLedgerHouse, type LedgerHouse } from '../../test/support/ledger-house.js'

let house: LedgerHouse

beforeEach(async () => {
  house = await openLedgerHouse()
})

afterEach(() => house.db.close())

test('the newest data point never moves back, and an answer without one is no silence', async () => {
  const begin = START / 1000
  const one = house.ledger({ datasets: [sampleDataset()] })
  house.world.rawPoint = () => 0
  await one.ingestUpTo(minute(0))
  const newest = async () => (await one.recoveryPoints.newest([dataset])).get(datasetId(dataset))
  expect(await newest()).toEqual({ pointAt: null, answeredAt: minute(0) })
  house.world.point = () => begin + 30
  await one.ingestUpTo(minute(10))
  expect(await newest()).toEqual({ pointAt: new Date((begin + 30) * 1000), answeredAt: minute(10) })
  house.world.point = () => begin - 4000
  await one.ingestUpTo(minute(12))
  house.world.point = () => (begin + 30) * 1000
  await one.ingestUpTo(minute(14))
  house.world.point = () => null
  house.world.rawPoint = () => null
  await one.ingestUpTo(minute(20))
  expect(await newest()).toEqual({ pointAt: new Date((begin + 30) * 1000), answeredAt: minute(12) })
  const exposure = await one.recoveryPoints.exposure([{ key: dataset, rpoSeconds: 300, reportsLoss: false }], {
    from: minute(-60),
    to: minute(20),
  })
  expect(exposure.get(datasetId(dataset))).toEqual({
    observedSeconds: 60 * (60 + 12),
    compliantSeconds: 60 * 10,
    worstExposureSeconds: 690,
  })
})
