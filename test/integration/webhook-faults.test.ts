import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { openStore } from '../../src/store/open-store.js'
import { sampleOf } from '../support/breadth.js'
import { runChild, type Ended } from '../support/killed-child.js'

const STEPS = ['webhook:received', 'webhook:persisted', 'webhook:committed', 'webhook:applied']

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-webhook-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function runUntil(dieAt: string): Promise<Ended> {
  return runChild('webhook-child.ts', [join(folder, 'plimsoll.db'), dieAt])
}

async function kept() {
  const database = await openStore(join(folder, 'plimsoll.db'))
  const observations = await database.read((reader) => reader.selectFrom('alert_observation').selectAll().execute())
  const incidents = await database.read((reader) =>
    reader.selectFrom('incident').select(['number', 'state', 'title']).execute(),
  )
  const alerts = await database.read((reader) => reader.selectFrom('incident_alert').select('fingerprint').execute())
  const events = await database.read((reader) => reader.selectFrom('domain_event').select('kind').execute())
  await database.close()
  return { observations, incidents, alerts, events }
}

describe('a delivery of Alertmanager whose receiver is killed', () => {
  it('has all the steps at which that is tried', async () => {
    const { signal, steps } = await runUntil('-')
    expect(signal).toBeNull()
    expect(steps).toEqual(STEPS)
  })

  it.each(sampleOf(STEPS, (step) => step === 'webhook:committed'))(
    'at %s is kept in the end, once, with one incident',
    async (step) => {
      expect(await runUntil(step)).toEqual({ signal: 'SIGKILL', steps: STEPS.slice(0, STEPS.indexOf(step) + 1) })
      // Committed is kept; Alertmanager heard no answer and repeats the rest.
      const isKept = STEPS.indexOf(step) >= STEPS.indexOf('webhook:committed')
      expect((await kept()).observations).toHaveLength(isKept ? 1 : 0)
      await runUntil('-')
      const { observations, ...record } = await kept()
      expect(observations).toMatchObject([{ status: 'firing', applied_at: expect.any(Number) }])
      expect(record).toEqual({
        incidents: [{ number: 1, state: 'open', title: 'checkout fails' }],
        alerts: [{ fingerprint: '00000000000000a1' }],
        events: [{ kind: 'incident_opened' }],
      })
    },
  )
})
