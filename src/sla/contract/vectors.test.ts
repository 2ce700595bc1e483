import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { evaluateContract } from './evaluate-contract.js'
import { caseSchema } from './written/case-schema.js'
import { readCase } from './written/read-case.js'
import { resultJson } from './written/result-json.js'

interface Vector {
  readonly id: string
  readonly reason: string
  readonly expected: Readonly<Record<string, unknown>>
}

const folder = new URL('vectors/', import.meta.url)
const vectors = readdirSync(folder).map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Vector)

it('there are all of them', () => {
  expect(vectors).toHaveLength(116)
})

describe('the contract', () => {
  it.each(vectors.map((vector) => [vector.id, vector.reason, vector] as const))('%s: %s', (_id, _reason, vector) => {
    const found = resultJson(evaluateContract(readCase(caseSchema.parse(vector).input)))
    const asked = Object.fromEntries(Object.keys(vector.expected).map((key) => [key, found[key]]))
    expect(asked).toEqual(vector.expected)
  })
})
