import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { runChild } from '../support/killed-child.js'

const ONE = ['ping:received', 'ping:stored', 'ping:committed', 'ping:answered']
const STEPS = [...ONE, ...ONE, 'pings:minutes-written', 'pings:minutes-committed']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-pings-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = () => join(folder, 'plimsoll.db')

async function kept() {
  const database = await openStore(file())
  const runs = await database.read((reader) =>
    reader.selectFrom('backup_run').select(['outcome', 'started_at', 'ended_at', 'point_at']).execute(),
  )
  const datasets = await database.read((reader) =>
    reader.selectFrom('dataset').select(['newest_point', 'answered_at']).execute(),
  )
  await database.close()
  return { runs, datasets }
}

const at = (time: string) => Date.parse(`2026-11-29T${time}Z`)
const begun = { outcome: 'running', started_at: at('02:00:00'), ended_at: null, point_at: null }
const done = { ...begun, outcome: 'success', ended_at: at('02:10:00'), point_at: at('02:00:00') }

describe('pings of a backup whose receiver is killed', () => {
  it('come to all the steps at which that is tried', async () => {
    expect(await runChild('ping-child.ts', [file(), '-', '1'])).toEqual({ signal: null, steps: STEPS })
  })

  const cases = STEPS.map(
    (step, index) => [index, step, STEPS.slice(0, index + 1).filter((one) => one === step).length] as const,
  )
    // Of the first ping only the step after which it counts: the second comes to all of them.
    .filter(([index]) => index === 2 || index > 3)

  it.each(sampleOf(cases, ([index]) => index === 2 || index === STEPS.length - 1))(
    '%d: at %s, what was answered is kept, and all is there in the end, once',
    async (index, step, times) => {
      const { steps, signal } = await runChild('ping-child.ts', [file(), step, String(times)])
      expect([signal, steps]).toEqual(['SIGKILL', STEPS.slice(0, index + 1)])
      const committed = steps.filter((one) => one === 'ping:committed').length
      expect((await kept()).runs).toEqual([[], [begun], [done]][committed])
      await runChild('ping-child.ts', [file(), '-', '1'])
      expect(await kept()).toEqual({
        runs: [done],
        datasets: [{ newest_point: at('02:00:00') / 1000, answered_at: at('02:11:00') / 1000 }],
      })
    },
  )
})
