import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from '@jest/globals'
import type * as z from 'zod'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { delivery, firingAlert, postJson } from './deliveries.js'
import { createFakePrometheus, type PrometheusTale } from './fake-prometheus.js'
import { startIncidentHouse, type IncidentHouse, type IncidentHouseOrder } from './incident-house.js'
import { sampleAlert } from './sample-incident.js'

/** Unix milliseconds at which the trouble begins. */
export const START = Date.parse('2026-11-20T11:30:00Z')

/** Of the alert that fires. */
export const { labels } = sampleAlert()

/** An instant of the tale. */
export const minute = (count: number) => new Date(START + count * 60_000)

/** What a test decides on; all new for each. */
interface Scene {
  folder: string
  database: Database
  now: Date
  tale: PrometheusTale
}

/** Daemons that take deliveries and answer about incidents; they stop behind each test. */
export function incidentsOverHttp() {
  const scene = {} as Scene
  let houses: IncidentHouse[]
  beforeEach(async () => {
    scene.folder = mkdtempSync(join(tmpdir(), 'plimsoll-http-'))
    scene.database = await openStore(':memory:')
    houses = []
    scene.now = minute(3)
    scene.tale = { bad: [{ from: minute(0), to: null }], alerts: [{ labels, from: minute(2), to: null }], down: [] }
  })
  afterEach(async () => {
    for (const house of houses) await house.stop()
    await scene.database.close()
    rmSync(scene.folder, { recursive: true, force: true })
  })
  const start = async (changes: Partial<IncidentHouseOrder> = {}) => {
    const { database, tale } = scene
    const reader = createFakePrometheus(tale)
    const house = await startIncidentHouse({ database, reader, clock: () => scene.now, ...changes })
    houses.push(house)
    return house
  }
  const open = async () => {
    const house = await start()
    expect((await send(house, delivery(alert()))).status).toBe(200)
    await house.reconcile()
    return house
  }
  return { scene, start, open, changes: () => changesIn(scene.database) }
}

/** What happened, and who did it. */
async function changesIn(database: Database): Promise<readonly (readonly string[])[]> {
  const columns = ['kind', 'actor_kind', 'actor_name'] as const
  const rows = await database.read((reader) =>
    reader.selectFrom('domain_event').select(columns).orderBy('id').execute(),
  )
  return rows.map((row) => [row.kind, row.actor_kind, row.actor_name])
}

export const alert = (changes: object = {}) => firingAlert(minute(2), changes)

export const send = (house: IncidentHouse, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
  postJson(`${house.url}/webhooks/alertmanager`, body, headers)

export const get = async <T>(house: IncidentHouse, path: string, schema: z.ZodType<T>) =>
  schema.parse(await (await fetch(`${house.url}${path}`)).json())

export const act = (house: IncidentHouse, path: string, body: object) =>
  postJson(`${house.url}/api/v1/incidents/${path}`, body)
