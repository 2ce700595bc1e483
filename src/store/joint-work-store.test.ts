import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Database } from './database.js'
import { WorkGivenUpError } from './joint-work-store.js'
import { openStore } from './open-store.js'

let database: Database

beforeEach(async () => {
  database = await openStore(':memory:')
})

afterEach(() => database.close())

const insert = (name: string) =>
  database.write((transaction) => transaction.insertInto('job_slot').values({ name, last_slot: 1 }).execute())
const names = () =>
  database.read(async (reader) => {
    const rows = await reader.selectFrom('job_slot').select('name').orderBy('name').execute()
    return rows.map(({ name }) => name)
  })
const noSeal = () => Promise.resolve()

describe('work that is one transaction', () => {
  it('keeps its writes and the seal together', async () => {
    const result = await database.together(
      async () => {
        await insert('a')
        await insert('b')
        return names()
      },
      async (transaction, seen) => {
        await transaction
          .insertInto('job_slot')
          .values({ name: `sealed ${seen.join()}`, last_slot: 1 })
          .execute()
      },
    )
    expect(result).toEqual(['a', 'b'])
    expect(await names()).toEqual(['a', 'b', 'sealed a,b'])
  })

  it('keeps nothing where the work fails, or the seal', async () => {
    const failing = async () => {
      await insert('a')
      throw new Error('no')
    }
    await expect(database.together(failing, noSeal)).rejects.toThrow('no')
    await expect(
      database.together(
        () => insert('b'),
        () => Promise.reject(new Error('unsealed')),
      ),
    ).rejects.toThrow('unsealed')
    expect(await names()).toEqual([])
    await insert('c')
    expect(await names()).toEqual(['c'])
  })

  it('keeps what went well where one write fails and the work goes on', async () => {
    await database.together(async () => {
      await insert('a')
      await database
        .write(async (transaction) => {
          await transaction.insertInto('job_slot').values({ name: 'half', last_slot: 1 }).execute()
          throw new Error('no')
        })
        .catch(() => undefined)
      await insert('b')
    }, noSeal)
    expect(await names()).toEqual(['a', 'b'])
  })

  it('lets writes that it begins at once come one after the other', async () => {
    await database.together(() => Promise.all(['a', 'b', 'c'].map(insert)), noSeal)
    expect(await names()).toEqual(['a', 'b', 'c'])
  })

  it('has others wait who write meanwhile, and none of theirs goes with it', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const work = async () => {
      await insert('a')
      await held
      throw new Error('no')
    }
    const failed = database.together(work, noSeal).catch((error: unknown) => (error as Error).message)
    const other = insert('other')
    release()
    expect(await failed).toBe('no')
    await other
    expect(await names()).toEqual(['other'])
  })

  it('has no part in what its work leaves behind unawaited', async () => {
    let later: Promise<unknown> = Promise.resolve()
    let go: () => void = () => undefined
    const begun = new Promise<void>((resolve) => (go = resolve))
    const work = async () => {
      await insert('a')
      later = begun.then(() => insert('later'))
      throw new Error('no')
    }
    await expect(database.together(work, noSeal)).rejects.toThrow('no')
    go()
    await later
    expect(await names()).toEqual(['later'])
  })

  it('keeps nothing of what takes too long, also of what it would write after that', async () => {
    let go: () => void = () => undefined
    const answer = new Promise<void>((resolve) => (go = resolve))
    let end: Promise<unknown> = Promise.resolve()
    const slow = async () => {
      await insert('a')
      await answer
      await insert('b')
    }
    const work = () => {
      const working = slow()
      end = working.catch((error: unknown) => error)
      return working
    }
    await expect(database.together(work, noSeal, 20)).rejects.toThrow(WorkGivenUpError)
    go()
    expect(await end).toBeInstanceOf(WorkGivenUpError)
    expect(await names()).toEqual([])
    await insert('c')
    expect(await names()).toEqual(['c'])
  })

  it('is not begun within itself', async () => {
    await expect(database.together(() => database.together(names, noSeal), noSeal)).rejects.toThrow('already')
  })
})
