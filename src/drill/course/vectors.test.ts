import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { caseSchema } from '../written/case-schema.js'
import { courseJson, courseOfWritten } from '../written/evaluate-written.js'

const folder = new URL('vectors/', import.meta.url)
const vectors = readdirSync(folder).map((file) =>
  caseSchema.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
)

it('has all vectors', () => {
  expect(vectors).toHaveLength(40)
})

// Those up to 24 were computed by hand, and all by a script that walks through every second.
it.each(vectors.map((one) => [one.id, one.reason, one] as const))('%s: %s', (_id, _reason, { input, expected }) => {
  expect(courseJson(courseOfWritten(input))).toEqual(expected)
})
