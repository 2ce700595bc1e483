import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { readEntriesAfter } from '../../src/audit/audit-entries-read-store.js'
import { readRuns } from '../../src/drill/drill-run-store.js'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
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
        items: runs.flatMap(({ actions }) => actions.map(({ state }) => state)),
        noted: noted.map(({ entry }) => entry.action),
      }
    })
  } finally {
    await database.close()
  }
}

const SAID = [
  ...['milestone', 'pause', 'resume', 'step', 'check', 'check', 'recovery_point', 'close'],
  ...['finding', 'finding_done', 'review'],
]
const NOTED = ['drill.start', ...SAID.map((kind) => `drill.${kind}`)]

/** All sayings are written by the same lines: the beginning of a run, the next one, its end, its finding that becomes an action item, and the last. */
const UNFINISHED = new Set([
  0,
  1,
  ...['close', 'finding', 'finding_done'].map((kind) => SAID.indexOf(kind) + 1),
  SAID.length,
])

/** Of them all: the beginning, the end of a run, and the last saying. */
const SAMPLE = new Set([0, SAID.indexOf('close') + 1, SAID.length])

/** After so many sayings, of which the first is that the run begins. */
function keptAfter(committed: number) {
  const said = SAID.slice(0, Math.max(0, committed - 1))
  const state = said.includes('finding_done') ? 'done' : 'open'
  const items = said.includes('finding') ? [state] : []
  return { said: committed === 0 ? [] : [said], items, noted: NOTED.slice(0, committed) }
}

it('a run that is killed behind every commit, and before some, has lost nothing that was answered, and goes on', async () => {
  const everywhere = NOTED.map((_, committed) => committed)
  let done = 0
  for (const committed of sampleOf(everywhere, (one) => SAMPLE.has(one))) {
    if (UNFINISHED.has(committed)) {
      expect([committed, (await child('drill:stored', committed - done + 1)).signal]).toEqual([committed, 'SIGKILL'])
      expect(await kept()).toEqual(keptAfter(committed))
      done = committed
    }
    expect([committed, (await child('drill:committed', committed - done + 1)).signal]).toEqual([committed, 'SIGKILL'])
    expect(await kept()).toEqual(keptAfter(committed + 1))
    done = committed + 1
  }
  // There is nothing left to say.
  expect((await child('drill:stored', 1)).signal).toBeNull()
  expect(await kept()).toEqual({ said: [SAID], items: ['done'], noted: NOTED })
})

it('a run of another tool is taken over whole or not at all, and once', async () => {
  const take = (step: string) => runChild('drill-import-child.ts', [file(), step])
  expect((await take('drill:stored')).signal).toBe('SIGKILL')
  expect(await kept()).toEqual({ said: [], items: [], noted: [] })
  expect((await take('drill:committed')).signal).toBe('SIGKILL')
  const whole = {
    said: [['step', 'milestone', 'step', 'check', 'step', 'check', 'close']],
    items: [],
    noted: ['drill.import'],
  }
  expect(await kept()).toEqual(whole)
  expect((await take('-')).signal).toBeNull()
  expect(await kept()).toEqual(whole)
})
