import { describe, expect, it } from '@jest/globals'
import { createAlertLookup, createSeriesLookup, wholeKeyOf } from './label-lookup.js'

const alerts = [
  { id: 1, labels: { alertname: 'A', service: 'x', cluster: 'eu' } },
  { id: 2, labels: { alertname: 'A', service: 'y' } },
  { id: 3, labels: { alertname: 'A', service: 'x' } },
]
const ids = (found: readonly { readonly id: number }[]) => found.map(({ id }) => id)

describe('a look-up by labels', () => {
  it('finds the alerts that have all labels of a series, whatever more they have', () => {
    const find = createAlertLookup(alerts)
    expect(ids(find({ alertname: 'A', service: 'x', alertstate: 'firing' }))).toEqual([1, 3])
    expect(ids(find({ service: 'x', cluster: 'eu' }))).toEqual([1])
    expect(ids(find({ service: 'z' }))).toEqual([])
    expect(ids(find({ alertstate: 'firing' }))).toEqual([1, 2, 3])
  })

  it('finds the series whose labels an alert has, of every shape', () => {
    const find = createSeriesLookup(alerts)
    expect(ids(find({ alertname: 'A', service: 'x', cluster: 'eu' })).toSorted()).toEqual([1, 3])
    expect(ids(find({ alertname: 'A', service: 'x' }))).toEqual([3])
    expect(ids(find({ alertname: 'B' }))).toEqual([])
  })

  it('tells a missing label from an empty one', () => {
    expect(wholeKeyOf({ a: '', b: '1' })).not.toBe(wholeKeyOf({ b: '1' }))
    expect(wholeKeyOf({ b: '1', a: '2', alertstate: 'firing' })).toBe(wholeKeyOf({ a: '2', b: '1' }))
  })
})
