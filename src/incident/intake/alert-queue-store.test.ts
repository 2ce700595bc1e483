import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { delivered } from '../../../test/support/initiators.js'
import { createMemoryLogger } from '../../../test/support/memory-logger.js'
import { incidentSettings as settings, sampleAlert } from '../../../test/support/sample-incident.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { createAlertIntake } from './alert-intake-store.js'
import type { AlertObservation } from './alert-observation.js'

const NOW = new Date('2026-11-20T12:10:00Z')
const page = sampleAlert()

let database: Database
let setAside: number

beforeEach(async () => {
  database = await openStore(':memory:')
  setAside = 0
})

afterEach(() => database.close())

function intake() {
  let id = 0
  return createAlertIntake({
    ...{ database, settings, newId: () => `id-${++id}`, clock: () => NOW, logger: createMemoryLogger() },
    services: ['checkout', 'payments'].map((name) => ({ name, environment: null })),
    steps: () => undefined,
    onSetAside: () => (setAside += 1),
  })
}

function fires(service: string, number: number): AlertObservation {
  return {
    fingerprint: number.toString(16).padStart(16, '0'),
    labels: { ...page.labels, service },
    ...{ summary: null, status: 'firing', endsAt: null, source: 'alertmanager', receivedAt: NOW },
    startsAt: new Date('2026-11-20T12:00:00Z'),
  }
}

const incidents = () =>
  database.read((reader) => reader.selectFrom('incident').select('service').orderBy('service').execute())
const waiting = async () =>
  (
    await database.read((reader) =>
      reader.selectFrom('alert_observation').select('fingerprint').where('applied_at', 'is', null).execute(),
    )
  ).map((row) => row.fingerprint)
const alerts = async (service: string) =>
  (
    await database.read((reader) =>
      reader.selectFrom('incident_alert').select('fingerprint').where('service', '=', service).execute(),
    )
  ).length

/** Lets the store refuse the alert of that number, as it would a row that breaks a rule of it. */
const refuse = (number: number) =>
  database.write((transaction) =>
    sql
      .raw(
        `create trigger refuse before insert on incident_alert when new.fingerprint = '${number.toString(16).padStart(16, '0')}'
         begin select raise(abort, 'not this one'); end`,
      )
      .execute(transaction),
  )

describe('the queue of alerts', () => {
  it('sets aside the one of which nothing can be made, and makes incidents of all others', async () => {
    await refuse(7)
    const queue = intake()
    await queue.keep(
      delivered([...Array.from({ length: 20 }, (_, number) => fires('checkout', number)), fires('payments', 99)]),
    )
    await queue.applyWaiting()
    expect(await alerts('checkout')).toBe(19)
    expect(await alerts('payments')).toBe(1)
    expect(await waiting()).toEqual([])
    expect(setAside).toBe(1)
    expect(await database.read((reader) => reader.selectFrom('alert_set_aside').select('reason').execute())).toEqual([
      { reason: 'not this one' },
    ])
  })

  it('sets aside a row that cannot be read', async () => {
    const queue = intake()
    await queue.keep(delivered([fires('checkout', 1), fires('checkout', 2)]))
    await database.write((transaction) =>
      transaction.updateTable('alert_observation').set({ labels: '{"a":' }).where('id', '=', 1).execute(),
    )
    await queue.applyWaiting()
    expect(await alerts('checkout')).toBe(1)
    expect(setAside).toBe(1)
  })

  it('keeps the alerts of a service whose incidents cannot be read until they can, and holds up no other', async () => {
    const queue = intake()
    await queue.keep(delivered([fires('checkout', 1)]))
    await queue.applyWaiting()
    await database.write((transaction) => transaction.updateTable('incident_alert').set({ labels: 'broken' }).execute())
    await queue.keep(delivered([fires('checkout', 2), fires('payments', 3)]))
    await expect(queue.applyWaiting()).rejects.toMatchObject({ code: 'incidents_unreadable' })
    expect(await incidents()).toEqual([{ service: 'checkout' }, { service: 'payments' }])
    expect(await waiting()).toEqual([fires('checkout', 2).fingerprint])
    await database.write((transaction) =>
      transaction
        .updateTable('incident_alert')
        .set({ labels: JSON.stringify(page.labels) })
        .execute(),
    )
    await queue.applyWaiting()
    expect(await waiting()).toEqual([])
    expect(setAside).toBe(0)
  })

  it('does not set aside what only the store was too weak for', async () => {
    const queue = intake()
    await queue.keep(delivered([fires('checkout', 1)]))
    await database.read((reader) => sql`pragma query_only = on`.execute(reader))
    await expect(queue.applyWaiting()).rejects.toThrow()
    await database.read((reader) => sql`pragma query_only = off`.execute(reader))
    await queue.applyWaiting()
    expect(await alerts('checkout')).toBe(1)
    expect(setAside).toBe(0)
  })
})
