import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { groupKeyOf, groupOfSeries, isGroupOf, noGroup, parseGroupKey } from './group-key.js'

const labelNames = fc.stringMatching(/^[a-z_]{1,8}$/)

test('the key of a group is its labels by name, however they were listed', () => {
  expect(groupKeyOf({ region: 'eu', cell: 'a' })).toBe('cell="a",region="eu"')
  expect(groupKeyOf(noGroup)).toBe('')
})

test('a group is found again by its key, whatever stands in its labels', () => {
  fc.assert(
    fc.property(fc.dictionary(labelNames, fc.string({ unit: 'binary' })), (group) => {
      expect(parseGroupKey(groupKeyOf(group))).toEqual({ ...group })
    }),
  )
})

test('a series belongs to the group of its labels, and to none where it lacks one', () => {
  expect(groupOfSeries(['region'], { region: 'eu', pod: 'a' })).toEqual({ region: 'eu' })
  expect(groupOfSeries(['region', 'cell'], { region: 'eu' })).toBeNull()
  expect(groupOfSeries(['region'], { region: '' })).toBeNull()
  expect(groupOfSeries([], { region: 'eu' })).toEqual({})
})

test('a group of other labels belongs to a former group_by', () => {
  expect(isGroupOf(['region'], { region: 'eu' })).toBe(true)
  expect(isGroupOf(['region'], { region: 'eu', cell: 'a' })).toBe(false)
  expect(isGroupOf(['region'], { zone: 'eu' })).toBe(false)
  expect(isGroupOf([], noGroup)).toBe(true)
})

test.each(['constructor', '__proto__', 'toString'])(
  'a group by %s is told by series that have that label alone',
  (name) => {
    const labelled = Object.fromEntries([[name, 'a']])
    expect(groupOfSeries([name], { region: 'eu' })).toBeNull()
    const group = groupOfSeries([name], labelled)
    expect(group === null ? null : groupKeyOf(group)).toBe(`${name}="a"`)
    expect(isGroupOf([name], parseGroupKey(`${name}="a"`))).toBe(true)
    expect(isGroupOf([name], { region: 'eu' })).toBe(false)
  },
)
