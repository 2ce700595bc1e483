import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { anna } from '../../../test/support/initiators.js'
import { sampleDrill } from '../../../test/support/sample-drill.js'
import { createDrillDesk, type DrillDesk } from '../../drill/drill-desk-store.js'
import { plannedDrills } from '../../drill/drill.js'
import { ignoreSteps } from '../../shared/steps.js'
import type { Database } from '../../store/database.js'
import { openStore } from '../../store/open-store.js'
import { loadBook } from '../incident-store.js'
import { applyToBook } from './apply-to-book-store.js'
import type { AlertObservation } from './alert-observation.js'

const T0 = Date.parse('2026-11-03T12:00:00Z')
const identity = { service: 'checkout', environment: null }
const settings = {
  ...{ reopenWindowSeconds: 600, stabilityWindowSeconds: 300, autoResolveSeconds: 1800 },
  openOn: ['page'],
  updateEverySeconds: { page: 900, default: 1800 },
  conferenceUrl: null,
} as const
const author = { by: 'anna', initiator: anna }

let database: Database
let now: Date
let desk: DrillDesk
let ids = 0

beforeEach(async () => {
  database = await openStore(':memory:')
  now = new Date(T0)
  desk = createDrillDesk({
    database,
    timezone: 'UTC',
    clock: () => now,
    steps: ignoreSteps,
    newId: () => `run-${++ids}`,
  })
})

afterEach(() => database.close())

const at = (minutes: number) => {
  now = new Date(T0 + minutes * 60_000)
}

/** The alert of its number, which began then, is said to fire now. */
async function fires(number: number, minutes: number): Promise<void> {
  const observation: AlertObservation = {
    ...{ fingerprint: String(number).padStart(16, '0'), summary: null, status: 'firing', source: 'alertmanager' },
    labels: { alertname: 'Down', service: 'checkout', severity: 'page' },
    ...{ startsAt: new Date(T0 + minutes * 60_000), endsAt: null, receivedAt: now },
  }
  const parts = { settings, newId: () => `incident-${++ids}`, clock: () => now }
  await database.write((transaction) =>
    applyToBook(parts, {
      ...{ transaction, identity, observations: [observation], isNoted: false },
      actor: { kind: 'webhook', name: 'alertmanager' },
    }),
  )
}

const kinds = async () =>
  (await database.read((reader) => loadBook(reader, identity, now))).incidents.map(({ kind }) => kind)

/** Held to half an hour, ended after an hour. */
async function hold(): Promise<string> {
  const [drill] = plannedDrills([
    { name: 'checkout', drills: [sampleDrill()], targets: { rtoSeconds: 1800, drillSuccessRatio: 0.95 } },
  ])
  const { run } = await desk.start(drill!, author)
  return run.id
}

async function pass(id: string): Promise<void> {
  for (const check of ['http', 'tcp'])
    await desk.say(id, { said: { kind: 'check', check, passed: true, detail: null }, ...author })
  await desk.say(id, { said: { kind: 'close', how: 'finished', reason: null }, ...author })
}

describe('an alert', () => {
  it('that begins during a drill of its service belongs to that', async () => {
    const id = await hold()
    at(2)
    await fires(1, 2)
    expect(await kinds()).toEqual(['drill'])
    at(10)
    await pass(id)
    // What fires on because its window is long was part of the drill.
    at(40)
    await fires(1, 2)
    expect(await kinds()).toEqual(['drill'])
  })

  it('before it and after it is an incident', async () => {
    await fires(1, -5)
    expect(await kinds()).toEqual(['real'])
    await pass(await hold())
    at(120)
    await fires(2, 120)
    expect((await kinds()).includes('drill')).toBe(false)
  })

  it('comes back as an incident once the deadline has gone by', async () => {
    await hold()
    at(2)
    await fires(1, 2)
    at(60)
    await fires(1, 2)
    expect(await kinds()).toEqual(['drill'])
    at(61)
    await fires(1, 2)
    expect(await kinds()).toEqual(['real'])
  })

  it('comes back where the drill was given up', async () => {
    const id = await hold()
    at(2)
    await fires(1, 2)
    await desk.say(id, { said: { kind: 'close', how: 'abandoned', reason: 'too hot' }, ...author })
    at(3)
    await fires(1, 2)
    expect(await kinds()).toEqual(['real'])
  })

  it('during a tabletop is an incident: nothing is touched in one', async () => {
    const talk = sampleDrill({ type: 'tabletop', checks: [] })
    const targets = { rtoSeconds: 1800, drillSuccessRatio: 0.95 }
    const [drill] = plannedDrills([{ name: 'checkout', drills: [talk], targets }])
    await desk.start(drill!, author)
    at(2)
    await fires(1, 2)
    expect(await kinds()).toEqual(['real'])
  })
})
