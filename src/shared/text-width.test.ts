import { describe, expect, it } from '@jest/globals'
import { cutToWidth, padToWidth, textWidth } from './text-width.js'

describe('the width of a text', () => {
  // As `wcwidth` of Unicode 15 has them.
  it.each([
    ['checkout', 8],
    ['決済', 4],
    ['Zürich', 6],
    ['Zu\u0308rich', 6],
    ['결제-api', 8],
    ['🚢', 2],
    ['👩‍🔧', 2],
    ['ｆｕｌｌ', 8],
  ])('of %s is %d columns', (text, columns) => {
    expect(textWidth(text)).toBe(columns)
  })
})

it('fills by columns, at either side', () => {
  expect(padToWidth('決済', 6)).toBe('決済  ')
  expect(padToWidth('決済', 6, 'start')).toBe('  決済')
  expect(padToWidth('longer', 3)).toBe('longer')
})

it('cuts between characters as people see them', () => {
  expect(cutToWidth('決済サービス', 5)).toEqual(['決済', 'サー', 'ビス'])
  expect(cutToWidth('a👩‍🔧b', 2)).toEqual(['a', '👩‍🔧', 'b'])
  expect(cutToWidth('', 5)).toEqual([])
})
