import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { textWidth } from '../shared/text-width.js'
import { keepUnits, TEXT_WIDTH, textFacts, textTable, wrapText } from './text-layout.js'

const longest = (text: string) => Math.max(...text.split('\n').map(textWidth))

it.each([
  ['1 h 17 min 5 s of 44 min 42 s', '1_h_17_min_5_s of 44_min_42_s'],
  ['99.9 % of it', '99.9_% of it'],
  ['✕ overspent', '✕_overspent'],
  ['✓ within, ✕ never seen', '✓_within, ✕_never seen'],
])('in %s no line ends within a figure or after a mark', (text, kept) => {
  expect(keepUnits(text)).toBe(kept.replaceAll('_', '\u00a0'))
})

describe('wrapped text', () => {
  it('never exceeds the width and loses nothing but white space', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 400, unit: fc.constantFrom('a', 'b', ' ', '\n', '決', 'ü', '🚢') }),
        fc.integer({ min: 0, max: 30 }),
        (text, indent) => {
          const wrapped = wrapText(text, indent)
          expect(longest(wrapped)).toBeLessThanOrEqual(TEXT_WIDTH)
          expect(wrapped.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })

  it('keeps numbers with their units', () => {
    const text = `${'x'.repeat(70)} 3 h 44 min of downtime`
    expect(wrapText(text)).toBe(`${'x'.repeat(70)}\n3 h 44 min of downtime`)
  })
})

describe('a table in text', () => {
  it('aligns names left and numbers right', () => {
    expect(
      textTable([
        ['', 'Promise'],
        ['a/b', '99 %'],
        ['checkout/x', '99.95 %'],
      ]),
    ).toBe('            Promise\na/b            99 %\ncheckout/x  99.95 %')
  })

  it('gives a name that is too long its own line', () => {
    const name = 'n'.repeat(74)
    const table = textTable([
      ['', 'Promise'],
      [name, '99 %'],
    ])
    expect(table.split('\n')[1]).toBe(name)
    expect(longest(table)).toBeLessThanOrEqual(TEXT_WIDTH)
  })
})

describe('wide characters', () => {
  it('keep the columns of a table and the width of a line', () => {
    const table = textTable([
      ['', 'Promise'],
      ['決済/x', '99 %'],
      ['a/b', '99.95 %'],
    ])
    expect(table).toBe('        Promise\n決済/x     99 %\na/b     99.95 %')
    expect(wrapText('決'.repeat(50)).split('\n')).toEqual(['決'.repeat(39), '決'.repeat(11)])
  })
})

describe('facts in text', () => {
  it('begin their values in one column', () => {
    expect(
      textFacts([
        { label: 'Used', value: '5 s' },
        { label: 'Allowed', value: '44 min' },
      ]),
    ).toBe('Used     5 s\nAllowed  44 min')
  })
})
