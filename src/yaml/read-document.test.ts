import { describe, expect, jest, test } from '@jest/globals'
import fc from 'fast-check'
import { parseDocument, stringify } from 'yaml'
import { Origins } from './located.js'
import type { Path } from './located.js'
import { readDocument } from './read-document.js'

function read(text: string, env = {}) {
  const origins = new Origins()
  const document = readDocument({ file: 'f.yaml', text }, env, origins)
  const at = (path: Path) => origins.locate(document.tree, path).origin
  return { ...document, at, value: document.tree.value }
}

describe('readDocument', () => {
  test('knows where every value stands', () => {
    const { at } = read('a: 1\nlist:\n  - x\n  - { k: v }\n')
    expect(at(['a'])).toMatchObject({ file: 'f.yaml', line: 1, column: 4, path: 'a' })
    expect(at(['list', 0])).toMatchObject({ line: 3, column: 5, path: 'list[0]' })
    expect(at(['list', 1, 'k'])).toMatchObject({ line: 4, column: 10, path: 'list[1].k' })
  })

  test('says nothing past its findings, whatever the library would warn of', () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const texts = ['a: !own 1\n', '? [a, b]\n: c\n', '? { a: 1 }\n: c\n', '%FOO bar\n---\na: 1\n']
    expect(texts.filter((text) => read(text).findings.length === 0)).toEqual([])
    expect(warned.mock.calls).toEqual([])
    // The library does warn in this process, where it is let.
    parseDocument('? [a, b]\n: c\n').toJS()
    expect(warned).toHaveBeenCalled()
    warned.mockRestore()
  })

  test('finds every text again at the place that it names', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/)
    fc.assert(
      fc.property(
        fc.dictionary(word, fc.array(word, { minLength: 1, maxLength: 4 }), { maxKeys: 5 }),
        fc.constantFrom('flow', 'block'),
        (data, style) => {
          const text = stringify(data, { collectionStyle: style })
          const lines = text.split('\n')
          const { at, value } = read(text)
          expect(value).toEqual(data)
          for (const [key, list] of Object.entries(data)) {
            for (const [index, expected] of list.entries()) {
              const { line, column } = at([key, index])
              // Words such as `true` and `null` are written in quotes.
              expect(
                lines[line - 1]
                  ?.slice(column - 1)
                  .replace(/^"/, '')
                  .startsWith(expected),
              ).toBe(true)
            }
          }
        },
      ),
    )
  })

  test('reads an unquoted value anew after its variables are known, a quoted one stays a text', () => {
    const { value } = read('a: ${N}\nb: "${N}"\nc: ${T:-true}\nd: x${N}\n', { N: '9580' })
    expect(value).toEqual({ a: 9580, b: '9580', c: true, d: 'x9580' })
  })

  test('a value that its variables leave empty counts as not given, a quoted one is an empty text', () => {
    expect(read('a: ${E:-}\nb: "${E:-}"\n').value).toEqual({ b: '' })
  })

  test('a value never becomes more than a scalar, whatever the variable holds', () => {
    expect(read('a: ${V}\n', { V: '{x: 1}' }).value).toEqual({ a: '{x: 1}' })
    expect(read('a: ${V}\n', { V: 'x\nb: 2' }).value).toEqual({ a: 'x\nb: 2' })
  })

  test('names a missing variable where it stands within the value', () => {
    const { findings } = read('url: http://${HOST}:${PORT}\n', { HOST: 'h' })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({ message: 'the variable PORT is not set', origin: { line: 1, column: 21 } })
  })

  test('reads YAML 1.2: no yes and no, no octal surprises', () => {
    expect(read('a: yes\nb: 010\nc: 1_000\n').value).toEqual({ a: 'yes', b: 10, c: '1_000' })
  })

  test('aliases are written out, each use with its own place', () => {
    const { value, at } = read('a: &x { k: 1 }\nb: *x\n')
    expect(value).toEqual({ a: { k: 1 }, b: { k: 1 } })
    expect(at(['b'])).toMatchObject({ line: 2, column: 4 })
  })

  test.each([
    ['a: *none\n', 'unknown anchor: *none'],
    ['a: &x [*x]\n', 'endless: *x stands within what it points to'],
    ['a: !!js/function x\n', 'YAML: tags such as !name are not part of this language'],
    ['a: 1\na: 2\n', 'YAML: the key stands here twice'],
    ['a: 1\n---\nb: 2\n', 'YAML: a second document begins here'],
    ['a:\n\t- x\n', 'YAML: the line is indented with a tab'],
    ['{a: 1}: 2\n', 'expected a plain key'],
    ['', 'the file is empty'],
    ['# nothing\n', 'the file is empty'],
  ])('%j is answered: %s', (text, message) => {
    expect(read(text).findings.map((finding) => finding.message)).toEqual([message])
  })

  test('survives nesting without end and keys that mean something to JavaScript', () => {
    for (const text of [`a: ${'['.repeat(50_000)}`, '- '.repeat(50_000), `x:\n${' '.repeat(500)}y: 1`]) {
      expect(read(text).findings.map((finding) => finding.message)).toEqual(['nested more than 100 levels deep'])
    }
    const { value } = read('__proto__: { polluted: true }\nconstructor: x\n')
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor'])
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('ab:- \n\t[]{}*&!#"\'|>%$,?')) }), (text) => {
        expect(() => read(text)).not.toThrow()
      }),
      { numRuns: 500 },
    )
  })
})
