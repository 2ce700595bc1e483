import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'yaml'
import { renderYaml, type YamlValue } from './render-yaml.js'

test('writes maps, lists, numbers and block scalars', () => {
  const document = {
    groups: [
      { name: 'slo:a:b', interval: '30s', rules: [{ expr: 'sum(a)\nor 0 * b', labels: { objective: '99.9' } }] },
      { name: '99', rules: [] },
    ],
    none: {},
    value: 1,
    nested: [['a'], ['yes', '{{ $value }}', 'a: b', "it's #1", '0x3d']],
  }
  const text = renderYaml(document)
  expect(parse(text)).toEqual(document)
  expect(text).toContain('    interval: 30s\n    rules:\n      - expr: |-\n          sum(a)\n          or 0 * b\n')
  expect(text).toContain("objective: '99.9'")
})

test.each(['1 \n', '1 \nx', '1 2', '1 a'])('writes %j as a text and as a key', (text) => {
  expect(parse(renderYaml([{ [text]: text }]))).toEqual([{ [text]: text }])
})

const AWKWARD = 'ab01.:-# \n\t\'"{}[]|>&*!%@`,?~=yes\u2028\u0085\ufeff'

const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...Array.from(AWKWARD)) }))

const { value } = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    texts,
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  ),
}))

test('a reader of YAML 1.1 or 1.2 gets back what was written', () => {
  fc.assert(
    fc.property(value, (written) => {
      const text = renderYaml(written)
      expect(parse(text, { version: '1.2' })).toEqual(written)
      expect(parse(text, { version: '1.1' })).toEqual(written)
    }),
    { numRuns: 1000 },
  )
})
