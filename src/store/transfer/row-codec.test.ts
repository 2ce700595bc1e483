import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decodeRow, encodeRow } from './row-codec.js'
import { type Column, VALUE_KINDS, type Value } from './table-shape.js'

const anyInt = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  anyInt,
  fc.maxSafeInteger().map(BigInt),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array(),
)
const anyCell = fc.tuple(fc.constantFrom(...VALUE_KINDS), anyValue)

const columnsOf = (kinds: readonly Column['kind'][]) => kinds.map((kind, index) => ({ name: `c${index}`, kind }))
const bytesAsNumbers = (row: readonly Value[]) =>
  row.map((value) => (value instanceof Uint8Array ? ['bytes', ...value] : value))

describe('a row', () => {
  it('is what it was, whatever is in it and whatever its columns are for', () => {
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 8 }), (cells) => {
        const columns = columnsOf(cells.map(([kind]) => kind))
        const row = cells.map(([, value]) => value)
        const line = encodeRow(columns, row)
        expect(line).not.toMatch(/[\n\r]/)
        // `toEqual` tells 0 from -0 and whole numbers from doubles.
        expect(bytesAsNumbers(decodeRow(columns, line))).toEqual(bytesAsNumbers(row))
      }),
      { numRuns: 2000 },
    )
  })

  it('is JSON that other programs read without rounding', () => {
    const columns = columnsOf(['int', 'int', 'int', 'real', 'real', 'real', 'text', 'blob', 'int'])
    const row = [
      9007199254740991n,
      9007199254740992n,
      -(2n ** 63n),
      0.1 + 0.2,
      -0,
      NaN,
      'a\n"é\u2028',
      new Uint8Array([0, 255]),
      null,
    ]
    expect(encodeRow(columns, row)).toBe(
      String.raw`[9007199254740991,"9007199254740992","-9223372036854775808",0.30000000000000004,"-0","NaN","a\n\"é` +
        '\u2028","AP8=",null]',
    )
    const odd = columnsOf(['int', 'text', 'blob', 'real'])
    expect(encodeRow(odd, [1.5, 7n, 'x', Infinity])).toBe('[{"real":1.5},{"int":7},{"text":"x"},"Infinity"]')
  })

  it.each([
    ['int', '1.5'],
    ['int', '9007199254740992'],
    ['int', '"9223372036854775808"'],
    ['int', '"1.0"'],
    ['int', '""'],
    ['int', 'true'],
    ['int', '[]'],
    ['int', '{}'],
    ['int', '{"date":1}'],
    ['int', '{"toString":1}'],
    ['int', '{"int":null}'],
    ['real', '"1"'],
    ['real', '"infinity"'],
    ['text', '1'],
    ['blob', '"AP8"'],
    ['blob', '"AP9="'],
    ['blob', '"A P8="'],
    ['blob', '1'],
  ] as const)('of %s is not %s', (kind, written) => {
    expect(() => decodeRow(columnsOf([kind]), `[${written}]`)).toThrow(/^expected .* in c0$/)
  })

  it.each(['', '[', '{}', 'null', '[1,2]', '[]', '"1"'])('is not %s', (line) => {
    expect(() => decodeRow(columnsOf(['int']), line)).toThrow('expected')
  })
})
