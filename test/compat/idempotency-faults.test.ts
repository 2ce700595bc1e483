import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { runChild } from '../support/killed-child.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-keyed-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function kept(file: string): Promise<readonly number[]> {
  const database = await openStore(file)
  const exclusions = await database.read((reader) => reader.selectFrom('exclusion').select('id').execute())
  const answers = await database.read((reader) => reader.selectFrom('kept_answer').select('key').execute())
  await database.close()
  return [exclusions.length, answers.length]
}

// Before the commit nothing is kept, and who asks again is answered as if for the first time; behind it everything is.
it.each([
  ['exclusion:stored', [0, 0], 'first'],
  ['idempotency:stored', [0, 0], 'first'],
  ['idempotency:committed', [1, 1], 'true'],
])('a change with a key whose daemon is killed at %s is made once by who asks again', async (step, left, replayed) => {
  const file = join(folder, 'plimsoll.db')
  expect((await runChild('keyed-child.ts', [file, step])).signal).toBe('SIGKILL')
  expect(await kept(file)).toEqual(left)
  const again = await runChild('keyed-child.ts', [file, '-'])
  expect(again.steps.filter((line) => line.startsWith('answered'))).toEqual([`answered 201 ${replayed}`])
  expect(await kept(file)).toEqual([1, 1])
})
