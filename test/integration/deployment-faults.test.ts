import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { runChild } from '../support/killed-child.js'

const STEPS = ['deployment-delivery:received', 'deployment-delivery:persisted', 'deployment-delivery:committed']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-deployment-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const runUntil = (dieAt: string) => runChild('deployment-child.ts', [join(folder, 'plimsoll.db'), dieAt])

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const found = await database.read(async (reader) => ({
    deliveries: await reader.selectFrom('deployment_delivery').select('outcome').execute(),
    deployments: await reader.selectFrom('deployment').select(['version', 'finished_at']).execute(),
    events: await reader.selectFrom('domain_event').select('kind').orderBy('id').execute(),
    entries: await reader.selectFrom('audit_entry').select('action').execute(),
  }))
  await database.close()
  return found
}

const WHOLE = {
  deliveries: [{ outcome: 'started' }],
  deployments: [
    { version: '4a3cf0c1d5a6b6f3f6f2d7a91f2f35bb2a1e9c10', finished_at: Date.parse('2026-11-03T12:00:30Z') / 1000 },
  ],
  events: [{ kind: 'deployment_started' }, { kind: 'deployment_finished' }],
  entries: [{ action: 'deployment.deliver' }],
}
const NOTHING = { deliveries: [], deployments: [], events: [], entries: [] }

describe('a delivery of a tool whose receiver is killed', () => {
  it.each(sampleOf(STEPS, (step) => step.endsWith(':committed')))(
    'at %s is kept whole or not at all, and done once when it comes again',
    async (step) => {
      expect(await runUntil(step)).toEqual({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
      // Committed is kept; the tool heard no answer and repeats the rest.
      expect(await kept()).toEqual(step === 'deployment-delivery:committed' ? WHOLE : NOTHING)
      await runUntil('-')
      expect(await kept()).toEqual(WHOLE)
    },
  )
})
