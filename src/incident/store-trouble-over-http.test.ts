import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Libsql from 'libsql'
import { delivery, firingAlert, postJson } from '../../test/support/deliveries.js'
import { createFakePrometheus } from '../../test/support/fake-prometheus.js'
import { startIncidentHouse, type IncidentHouse } from '../../test/support/incident-house.js'
import type { Database } from '../store/database.js'
import { openStore } from '../store/open-store.js'

const NOW = new Date('2026-11-20T11:33:00Z')

let folder: string
let file: string
let database: Database
let house: IncidentHouse

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-trouble-'))
  file = join(folder, 'plimsoll.db')
  database = await openStore(file, { busyTimeoutMs: 50 })
  house = await startIncidentHouse({
    database,
    reader: createFakePrometheus({ bad: [], alerts: [], down: [] }),
    clock: () => NOW,
  })
  expect((await deliver()).status).toBe(200)
  // What is kept becomes an incident after the answer.
  await house.reconcile()
})

afterEach(async () => {
  await house.stop()
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

const deliver = () =>
  postJson(`${house.url}/webhooks/alertmanager`, delivery(firingAlert(new Date('2026-11-20T11:32:00Z'))))

const acknowledge = () => postJson(`${house.url}/api/v1/incidents/1/acknowledge`, { by: 'on call' })
const list = () => fetch(`${house.url}/api/v1/incidents`)

async function expectUnavailable(answer: Response, reason: string): Promise<void> {
  expect({ status: answer.status, again: answer.headers.get('retry-after') }).toEqual({ status: 503, again: '5' })
  expect(await answer.json()).toMatchObject({ code: 'unavailable', detail: `${reason}; try again` })
}

describe('a store that another process has locked', () => {
  it('keeps nothing and says so, with a time to come back, and takes all once it is free', async () => {
    const other = new Libsql(file)
    other.exec('begin immediate')
    for (const ask of [deliver, acknowledge])
      await expectUnavailable(await ask(), 'the store is locked by another process')
    expect((await list()).status).toBe(200)
    other.exec('rollback')
    other.close()
    for (const ask of [deliver, acknowledge]) expect((await ask()).status).toBe(200)
  })
})

describe('a store whose file was taken away', () => {
  it('is no place to keep or to read anything', async () => {
    renameSync(file, `${file}.away`)
    for (const ask of [deliver, acknowledge, list]) {
      await expectUnavailable(await ask(), 'the file of the store was taken away')
    }
  })
})
