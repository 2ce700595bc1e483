import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { countRows, numberOf, totalOf } from './aggregates.js'
import { openStore } from './open-store.js'

it.each([
  [7, 7],
  [7n, 7],
  ['9007199254740993', 9007199254740992],
  ['-1.5', -1.5],
  ['1e+30', 1e30],
])('%p is read as a number, however a database says it', (said, number) => {
  expect(numberOf(said)).toBe(number)
})

it.each(['', 'many', Number.NaN])('%p is no number', (said) => {
  expect(() => numberOf(said)).toThrow('expected a number')
})

it('a total of nothing is 0, and one beyond 64 bits no error', async () => {
  const store = await openStore(':memory:')
  const slots = () =>
    store.read(async (reader) => {
      const total = await reader.selectFrom('job_slot').select(totalOf(reader, 'last_slot').as('total')).execute()
      return { total: total.map((row) => numberOf(row.total)), count: await countRows(reader.selectFrom('job_slot')) }
    })
  expect(await slots()).toEqual({ total: [0], count: 0 })
  // Integers of this size do not go through the driver as numbers.
  await store.write((one) =>
    sql`insert into job_slot values ('a', 9223372036854775807), ('b', 9223372036854775807)`.execute(one),
  )
  expect(await slots()).toEqual({ total: [2 ** 64], count: 2 })
  await store.close()
})
