import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { objectiveId } from '../slo/counts.js'
import { sampleSlo } from '../../test/support/sample-slo.js'
import {
  constant,
  countsOf,
  minute,
  objective,
  openLedgerHouse,
  watermarksIn,
  type LedgerHouse,
} from '../../test/support/ledger-house.js'
import { countsIn } from '../../test/support/counts-in.js'

let house: LedgerHouse

beforeEach(async () => {
  house = await openLedgerHouse()
})

afterEach(() => house.db.close())

test('a renamed objective keeps its rows, once', async () => {
  house.world.recorded['availability'] = constant(60, 3)
  await house.ledger().ingestUpTo(minute(0))
  const renamed = sampleSlo({ name: 'success', renamedFrom: 'availability' })
  const one = house.ledger({ slos: [renamed] })
  await one.ingestUpTo(minute(0))
  await house.ledger({ slos: [renamed, sampleSlo()] }).ingestUpTo(minute(0))
  expect(await countsOf(one, -120, 0, { ...objective, slo: 'success' })).toMatchObject({ events: 7200 })
  expect(await house.db.read((reader) => reader.selectFrom('objective').select('slo').orderBy('id').execute())).toEqual(
    [{ slo: 'success' }, { slo: 'availability' }],
  )
})

test('a changed indicator leaves old hours as they are and marks the new ones', async () => {
  house.world.raw = constant(60, 3)
  await house.ledger().ingestUpTo(minute(0))
  house.world.raw = constant(600, 3)
  const indicator = { kind: 'ratio', total: 'other_total', bad: 'other_total{code="500"}' } as const
  const one = house.ledger({ slos: [sampleSlo({ indicator })] })
  await one.ingestUpTo(minute(60))
  expect(await countsOf(one, -120, -5)).toMatchObject({ events: 115 * 60 })
  const hashes = await house.db.read((reader) =>
    reader.selectFrom('ledger_hour').select('definition_hash').orderBy('hour').execute(),
  )
  expect(new Set(hashes.map(({ definition_hash }) => definition_hash)).size).toBe(2)
  expect(hashes[0]).not.toEqual(hashes.at(-1))
})

test('a new objective gets its history without keeping the others waiting', async () => {
  house.world.recorded['availability'] = constant(60, 3)
  await house.ledger().ingestUpTo(minute(0))
  house.world.raw = constant(30, 1)
  house.reader.asked.length = 0
  const latency = { ...objective, slo: 'latency' }
  const one = house.ledger({ slos: [sampleSlo(), sampleSlo({ name: 'latency' })] })
  await one.ingestUpTo(minute(1))
  expect(house.reader.asked[0]?.query).toContain('slo=~"availability"')
  expect(await countsOf(one, -119, 1, latency)).toEqual({ events: 3600, errors: 120, observedSeconds: 7200 })
  expect((await watermarksIn(one, [objective, latency])).get(objectiveId(latency))).toEqual(minute(1))
})

test('a raw query that the server refuses leaves its objective unknown and the others whole', async () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  house.world.raw = constant(60, 0)
  house.world.refused = 'wrong_total'
  const indicator = { kind: 'ratio', total: 'wrong_total', bad: 'wrong_total{code="500"}' } as const
  const slos = names.map((name) => sampleSlo({ name, ...(name === 'd' && { indicator }) }))
  const one = house.ledger({ slos })
  await one.ingestUpTo(minute(0))
  const known = await countsIn(
    one.counts,
    names.map((slo) => ({ ...objective, slo })),
    { from: minute(-120), to: minute(0) },
  )
  expect([...known.keys()].map((id) => id.split('/')[3])).toEqual(['a', 'b', 'c', 'e'])
  expect(house.logger.lines[0]).toMatchObject({ level: 'warn', data: { service: 'checkout', name: 'd' } })
})
