import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { caseSchema } from '../written/case-schema.js'
import { evaluateWritten } from '../written/evaluate-written.js'

/** By an independent script: `test/vectors/recovery/generate.py`. */
const recovery = vectorsIn('../../../test/vectors/recovery/', /^drill-.*\.json$/)
/** Those up to 24 were computed by hand, and all by a script that walks through every second. */
const walked = vectorsIn('vectors/', /\.json$/)

function vectorsIn(path: string, wanted: RegExp) {
  const folder = new URL(path, import.meta.url)
  const names = readdirSync(folder).filter((name) => wanted.test(name))
  return names.map((name) => caseSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))))
}

it('has all vectors', () => {
  expect([walked.length, recovery.length]).toEqual([40, 20])
})

it.each([...walked, ...recovery].map((one) => [one.id, one.reason, one] as const))(
  '%s: %s',
  (_id, _reason, { input, expected }) => {
    expect(JSON.parse(evaluateWritten(input, 'json'))).toEqual(expected)
  },
)
