import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { expandVariables } from './expand-variables.js'

const env = { HOST: 'prometheus', PORT: '9090', EMPTY: '' }

test.each([
  ['http://${HOST}:${PORT}/', 'http://prometheus:9090/'],
  ['${NONE:-http://localhost:9090}', 'http://localhost:9090'],
  ['${HOST:-other}', 'prometheus'],
  ['${EMPTY:-other}', 'other'],
  ['${EMPTY}', ''],
  ['${NONE:-}', ''],
  ['$${HOST}', '${HOST}'],
  ['$service costs 5$', '$service costs 5$'],
  ['$HOST', '$HOST'],
])('%s becomes %s', (text, expanded) => {
  expect(expandVariables(text, env)).toMatchObject({ text: expanded, problems: [] })
})

test.each([
  ['a ${NONE} b', { kind: 'missing', name: 'NONE', offset: 2 }],
  ['${not a name}', { kind: 'malformed', name: 'not a name', offset: 0 }],
  ['${constructor}', { kind: 'missing', name: 'constructor', offset: 0 }],
  ['${}', { kind: 'malformed', name: '', offset: 0 }],
  ['${HOST', { kind: 'malformed', name: 'HOST', offset: 0 }],
  ['${A:-${B}}', { kind: 'malformed', name: 'A:-${B', offset: 0 }],
])('%s cannot be expanded', (text, problem) => {
  expect(expandVariables(text, env).problems).toEqual([problem])
})

test('names every variable that was looked up, also those with a default', () => {
  expect(expandVariables('${HOST}:${NONE:-1}', env).variables).toEqual(['HOST', 'NONE'])
})

test('leaves text without references as it is, and never expands twice', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll('${', '')
      expect(expandVariables(plain, env).text).toBe(plain)
      expect(expandVariables('${V}', { V: text }).text).toBe(text)
    }),
  )
})
