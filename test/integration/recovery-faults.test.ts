import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { evaluateDataset } from '../../src/backup/evaluate-dataset.js'
import { addressOf, secondsBetween, type Reading } from '../../src/backup/wrap/spooled-run.js'
import { tellAll } from '../../src/backup/wrap/ping-sender.js'
import { createPingMinutesJob } from '../../src/ledger/ping-minutes-job.js'
import { ignoreSteps } from '../../src/shared/steps.js'
import type { Database } from '../../src/store/database.js'
import { openStore } from '../../src/store/open-store.js'
import { runChild } from '../support/killed-child.js'
import { pingedDataset, startPingHouse } from '../support/ping-house.js'
import { recoveryWork } from '../support/recovery-work.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-recovery-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = () => join(folder, 'plimsoll.db')

async function reading<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openStore(file())
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** How controls stood, in stretches, and what is known of sizes. */
const kept = () =>
  reading(async (database) => {
    const stretches = await database.read((reader) =>
      reader
        .selectFrom('control_stretch')
        .select(['control', 'status', 'from_at', 'judged_at'])
        .where('control', '=', 'immutability')
        .orderBy('id')
        .execute(),
    )
    const sizes = await database.read((reader) =>
      reader.selectFrom('backup_measure').select(['point_at', 'size_bytes']).orderBy('point_at').execute(),
    )
    return {
      attested: stretches.map(({ status, from_at, judged_at }) => [status, time(from_at), time(judged_at)]),
      sizes: sizes.map(({ point_at, size_bytes }) => [time(point_at / 1000), size_bytes]),
    }
  })

const time = (seconds: number) => new Date(seconds * 1000).toISOString().slice(8, 16)
const at = (text: string) => `2026-11-${text}:00Z`

describe('what is found of backups and controls', () => {
  const round = (text: string, step = '-') => runChild('recovery-child.ts', [file(), step, at(text)])
  const STEPS = ['measure:stored', 'measure:committed', 'controls:stored', 'controls:committed']

  it('is whole at every step at which the daemon is killed, and no attestation outlives its day', async () => {
    for (const [step, measured, attested] of [
      ['measure:stored', 0, 0],
      ['measure:committed', 1, 0],
      ['controls:stored', 1, 0],
      ['controls:committed', 1, 1],
    ] as const) {
      const { steps, signal } = await round('03T12:00', step)
      // What was measured before is known, and is not written again.
      const first = measured === 1 && step !== 'measure:committed' ? STEPS.indexOf('controls:stored') : 0
      expect([signal, steps]).toEqual(['SIGKILL', STEPS.slice(first, STEPS.indexOf(step) + 1)])
      expect(await kept()).toEqual({
        sizes: [['03T11:59', 700]].slice(0, measured),
        attested: [['compliant', '03T12:00', '03T12:00']].slice(0, attested),
      })
    }
    await round('03T12:20')
    // Down for a day, in which the attestation ran out: nobody says that it held until then, or that it holds.
    await round('04T12:10', 'controls:stored')
    await round('04T12:10')
    expect(await kept()).toEqual({
      attested: [
        ['compliant', '03T12:00', '03T12:20'],
        ['not_assessed', '04T12:10', '04T12:10'],
      ],
      sizes: ['03T11:59', '03T12:19', '04T12:09'].map((when) => [when, 700]),
    })
  })

  it('is the same in this process as in one that is killed', async () => {
    await reading((database) => recoveryWork({ database, now: new Date(at('03T12:00')), steps: ignoreSteps }))
    expect((await kept()).attested).toEqual([['compliant', '03T12:00', '03T12:00']])
  })
})

describe('a daemon that was down for a day', () => {
  const dataset = pingedDataset({ rpoSeconds: 26 * 3600 })
  const reached = (url: string) => ({ url, rid: '11111111-1111-4111-8111-111111111111' })

  it('has all that was told of then, and takes nothing for fresher than it is', async () => {
    let now = new Date(at('03T02:00'))
    const clock = () => now
    await reading(async (database) => {
      const house = await startPingHouse({ database, clock, datasets: [dataset] })
      await fetch(`${house.url}${house.own.id}/start`)
      now = new Date(at('03T02:10'))
      await fetch(`${house.url}${house.own.id}/0`)
      await minutes(database, now)
      await house.stop()
    })

    now = new Date(at('04T03:00'))
    await reading(async (database) => {
      const house = await startPingHouse({ database, clock, datasets: [dataset] })
      const stands = () => {
        const { pointAt = null, startedAt = null } = house.pings.newest(dataset) ?? {}
        return evaluateDataset(dataset, { pointAt, startedAt, answeredAt: now }, now)
      }
      await minutes(database, now)
      expect(stands()).toMatchObject({ state: 'ageing', exposureSeconds: 25 * 3600 })
      // A run of the night, of which nobody could be told: its client says how long ago that was.
      await tellAll({ ...reached(`${house.url}${house.own.id}`), events: night }, () => clocks('04T03:00'))
      expect(stands()).toMatchObject({ state: 'ok', exposureSeconds: 3600, newestPointAt: new Date(at('04T02:00')) })
      const runs = await database.read((reader) => reader.selectFrom('backup_run').selectAll().orderBy('id').execute())
      expect(runs.map(({ outcome, started_at, ended_at }) => [outcome, started_at, ended_at])).toEqual([
        ['success', Date.parse(at('03T02:00')), Date.parse(at('03T02:10'))],
        ['success', Date.parse(at('04T02:00')), Date.parse(at('04T02:12'))],
      ])
      await house.stop()
    })
  })

  const clocks = (text: string, wall = text): Reading => ({
    wallMs: Date.parse(at(wall)),
    upMs: Date.parse(at(text)),
    boot: 'one',
  })
  const night = [
    { said: 'start', at: clocks('04T02:00'), sizeBytes: null, body: null },
    { said: '0', at: clocks('04T02:12'), sizeBytes: 700, body: 'done' },
  ]

  const minutes = (database: Database, now: Date) =>
    createPingMinutesJob({ database, steps: ignoreSteps, datasets: [dataset], onUnreadable: () => undefined }).run(
      now,
      new AbortController().signal,
    )

  it.each([
    ['back by a year', '04T03:00', '2025-11-04T03:00:00Z'],
    ['ahead by a day', '04T03:00', '2026-11-05T03:00:00Z'],
  ])('is told the same by a client whose clock was set %s meanwhile', (_case, up, wall) => {
    const then = clocks('04T02:00')
    const now = { ...clocks(up), wallMs: Date.parse(wall) }
    expect(secondsBetween(then, now)).toBe(3600)
    const { searchParams } = new URL(addressOf({ ...reached('http://127.0.0.1/ping/x'), events: [] }, night[0]!, 3600))
    expect(searchParams.get('ago')).toBe('3600.000')
  })

  it('is told by the clock of the wall where the machine was started anew, and of nothing later than that start', () => {
    const [then, now] = [clocks('04T02:00'), { ...clocks('04T02:40'), upMs: 60_000, boot: 'two' }]
    expect(secondsBetween(then, now)).toBe(2400)
    // It was set back by an hour.
    expect(secondsBetween(then, { ...now, wallMs: Date.parse(at('04T01:40')) })).toBe(60)
    expect(secondsBetween({ ...then, boot: null }, { ...now, wallMs: Date.parse(at('04T01:40')) })).toBe(0)
  })
})
