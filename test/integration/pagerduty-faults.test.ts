import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { runChild } from '../support/killed-child.js'

const STEPS = ['pagerduty:received', 'pagerduty:persisted', 'pagerduty:committed', 'pagerduty:applied']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-pagerduty-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const runUntil = (dieAt: string) => runChild('pagerduty-child.ts', [join(folder, 'plimsoll.db'), dieAt])

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const events = await database.read((reader) => reader.selectFrom('pagerduty_event').select('outcome').execute())
  const acknowledged = await database.read((reader) =>
    reader.selectFrom('incident_milestone').select('author').where('kind', '=', 'acknowledged').execute(),
  )
  const changes = await database.read((reader) =>
    reader.selectFrom('domain_event').select('kind').where('kind', '=', 'incident_acknowledged').execute(),
  )
  await database.close()
  return { events, acknowledged, changes }
}

describe('an event of PagerDuty whose receiver is killed', () => {
  it.each(sampleOf(STEPS, (step) => step === 'pagerduty:committed'))(
    'at %s is kept in the end, once, and done once',
    async (step) => {
      expect(await runUntil(step)).toEqual({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
      // Committed is kept; PagerDuty heard no answer and repeats the rest.
      const isKept = STEPS.indexOf(step) >= STEPS.indexOf('pagerduty:committed')
      expect((await kept()).events).toHaveLength(isKept ? 1 : 0)
      await runUntil('-')
      expect(await kept()).toEqual({
        events: [{ outcome: 'applied' }],
        acknowledged: [{ author: 'Ada Lovelace' }],
        changes: [{ kind: 'incident_acknowledged' }],
      })
    },
  )
})
