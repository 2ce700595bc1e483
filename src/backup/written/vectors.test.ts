import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { caseSchema } from './case-schema.js'
import { resultOf } from './evaluate-written.js'

const folder = new URL('../../../test/vectors/backups/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

it('there are twenty cases each of schedules, runs and what sources tell', () => {
  const kinds = names.map((name) => name.split('-')[0])
  for (const kind of ['schedule', 'run', 'told']) expect(kinds.filter((one) => one === kind)).toHaveLength(20)
})

it.each(names)('%s comes out as an independent script, or somebody by hand, has worked it out', (name) => {
  const { input, expected } = caseSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  const result: Readonly<Record<string, unknown>> = { ...resultOf(input) }
  for (const [key, value] of Object.entries(expected ?? {})) expect([key, result[key]]).toEqual([key, value])
})
