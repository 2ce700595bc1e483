import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from '@jest/globals'
import { caseSchema } from './case-schema.js'
import { evaluateWritten } from './evaluate-written.js'

const vectors = new URL('../../../test/vectors/', import.meta.url)
const backups = filesIn('backups/', /\.json$/)
// Of the folder's drills src/drill reads.
const recovery = filesIn('recovery/', /^(schedule|run|exposure)-.*\.json$/)

function filesIn(folder: string, wanted: RegExp): readonly string[] {
  return readdirSync(new URL(folder, vectors))
    .filter((name) => wanted.test(name))
    .map((name) => folder + name)
}

it.each([
  ['backups', backups, ['schedule', 'run', 'told']],
  ['recovery', recovery, ['schedule', 'run', 'exposure']],
] as const)('there are twenty cases of each kind in %s', (folder, names, kinds) => {
  for (const kind of kinds) expect(names.filter((name) => name.startsWith(`${folder}/${kind}-`))).toHaveLength(20)
})

it.each([...backups, ...recovery])('%s comes out as an independent script has worked it out', (name) => {
  const { input, expected } = caseSchema.parse(JSON.parse(readFileSync(new URL(name, vectors), 'utf8')))
  const result = JSON.parse(evaluateWritten(input, 'json')) as Readonly<Record<string, unknown>>
  expect(Object.keys(expected ?? {}).length).toBeGreaterThan(0)
  for (const [key, value] of Object.entries(expected ?? {})) expect([key, result[key]]).toEqual([key, value])
})
