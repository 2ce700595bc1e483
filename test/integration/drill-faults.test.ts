import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { readEntriesAfter } from '../../src/audit/audit-entries-read-store.js'
import { readRuns } from '../../src/drill/drill-run-store.js'
import { openStore } from '../../src/store/open-store.js'
import { runChild } from '../support/killed-child.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-drills-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = () => join(folder, 'plimsoll.db')
const child = (step: string, times: number) => runChild('drill-child.ts', [file(), step, String(times)])

/** What was said of each run, and the changes that the audit log has. */
async function kept() {
  const database = await openStore(file())
  try {
    return await database.read(async (reader) => {
      const runs = await readRuns(reader, { service: undefined, drill: undefined, after: null, limit: 10 })
      const noted = await readEntriesAfter(reader, { after: 0, most: 100 })
      return {
        said: runs.map(({ entries }) => entries.map(({ said }) => said.kind)),
        noted: noted.map(({ entry }) => entry.action),
      }
    })
  } finally {
    await database.close()
  }
}

const SAID = ['milestone', 'check', 'check', 'close']
const NOTED = ['drill.start', ...SAID.map((kind) => `drill.${kind}`)]

it.each([
  ['drill:stored', 1, 0],
  ['drill:committed', 3, 3],
])(
  'a run that is killed at %s, time %d, has lost nothing that was answered, and goes on',
  async (step, times, committed) => {
    expect((await child(step, times)).signal).toBe('SIGKILL')
    const said = committed === 0 ? [] : [SAID.slice(0, committed - 1)]
    expect(await kept()).toEqual({ said, noted: NOTED.slice(0, committed) })
    expect((await child('-', 1)).signal).toBeNull()
    expect(await kept()).toEqual({ said: [SAID], noted: NOTED })
  },
  60_000,
)
