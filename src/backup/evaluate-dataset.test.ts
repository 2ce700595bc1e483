import { describe, expect, it } from '@jest/globals'
import { sampleDataset } from '../../test/support/sample-dataset.js'
import { evaluateDataset } from './evaluate-dataset.js'

const now = new Date('2026-11-20T12:00:00Z')
const dataset = sampleDataset({ rpoSeconds: 1000 })
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)

describe('a dataset', () => {
  it.each([
    { age: 700, state: 'ok' },
    { age: 701, state: 'ageing' },
    { age: 1000, state: 'ageing' },
    { age: 1001, state: 'stale' },
  ])('$age s after its newest point is $state against an RPO of 1000 s', ({ age, state }) => {
    const status = evaluateDataset(dataset, { pointAt: ago(age), answeredAt: ago(30) }, now)
    expect(status).toMatchObject({ state, exposureSeconds: age, rpoSeconds: 1000 })
  })

  it('never succeeded when the source answers and knows no backup', () => {
    const status = evaluateDataset(dataset, { pointAt: null, answeredAt: ago(30) }, now)
    expect(status).toMatchObject({ state: 'never', exposureSeconds: null, newestPointAt: null })
  })

  it('is unknown when the source has been silent for over 5 minutes, and its exposure keeps growing', () => {
    const status = evaluateDataset(dataset, { pointAt: ago(400), answeredAt: ago(301) }, now)
    expect(status).toMatchObject({ state: 'unknown', exposureSeconds: 400 })
  })

  it('is unknown when the source never answered', () => {
    const status = evaluateDataset(dataset, { pointAt: null, answeredAt: null }, now)
    expect(status).toMatchObject({ state: 'unknown', exposureSeconds: null, answeredAt: null })
  })

  it('has no negative exposure when a clock runs ahead', () => {
    expect(evaluateDataset(dataset, { pointAt: ago(-20), answeredAt: now }, now).exposureSeconds).toBe(0)
  })
})
