import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as z from 'zod'
import { defineList, readList } from './list.js'
import { pageOf, rowsBehind, type Page } from './page.js'

const list = defineList({
  name: 'things',
  key: z.tuple([z.string(), z.int()]),
  filters: { team: z.string().optional(), state: z.enum(['open', 'all']).default('all') },
})

interface Thing {
  readonly name: string
  readonly number: number
}

const keyOf = ({ name, number }: Thing) => [name, number] as const
const inOrder = (things: readonly Thing[]) =>
  things.toSorted((a, b) => (a.name === b.name ? a.number - b.number : a.name < b.name ? -1 : 1))

function ask(things: readonly Thing[], query: Record<string, string>): Page<Thing> {
  const asked = readList(list, query)
  return pageOf(asked, rowsBehind(asked, things, { keyOf }), { keyOf, write: (thing) => thing })
}

/** Page by page up to the last, with rows added after each page. */
function walk(things: readonly Thing[], limit: number, added: readonly Thing[] = []): readonly Thing[] {
  const seen: Thing[] = []
  let all = inOrder(things)
  let cursor: string | null = null
  do {
    const { data, next_cursor }: Page<Thing> = ask(all, {
      limit: String(limit),
      ...(cursor === null ? {} : { cursor }),
    })
    seen.push(...data)
    all = inOrder([...things, ...added])
    cursor = next_cursor
  } while (cursor !== null)
  return seen
}

const things = fc.uniqueArray(fc.record({ name: fc.string({ unit: 'grapheme' }), number: fc.integer() }), {
  selector: ({ name, number }) => `${number} ${name}`,
})

describe('a list over HTTP', () => {
  it('is read whole by its pages, whatever is on them', () => {
    fc.assert(
      fc.property(things, fc.integer({ min: 1, max: 4 }), (all, limit) => {
        expect(walk(all, limit)).toEqual(inOrder(all))
      }),
    )
  })

  it('tells each row once while others are added, and misses none that was there from the beginning', () => {
    fc.assert(
      fc.property(things, fc.integer({ min: 1, max: 4 }), (all, limit) => {
        const before = all.filter((_, index) => index % 2 === 0)
        const added = all.filter((_, index) => index % 2 === 1)
        const seen = walk(before, limit, added)
        expect(new Set(seen).size).toBe(seen.length)
        expect(before.filter((one) => !seen.includes(one))).toEqual([])
        expect(seen).toEqual(inOrder(seen))
      }),
    )
  })

  it('has a hundred rows on a page, and filters as they were said or left out', () => {
    expect(readList(list, {})).toMatchObject({ limit: 100, after: null, filters: { state: 'all' } })
    expect(readList(list, { limit: '1000', state: 'open' })).toMatchObject({ limit: 1000, filters: { state: 'open' } })
  })

  it('may have larger rows, and fewer of them', () => {
    const large = defineList({ ...list, most: 50 })
    expect(readList(large, {})).toMatchObject({ limit: 50 })
    expect(() => readList(large, { limit: '51' })).toThrow(/expected a whole number from 1 to 50/)
  })

  it.each([
    [{ limit: '0' }, /expected a whole number from 1 to 1000/],
    [{ limit: '1001' }, /expected a whole number from 1 to 1000/],
    [{ limit: '1.5' }, /expected a whole number from 1 to 1000/],
    [{ limit: 'many' }, /expected a whole number from 1 to 1000/],
    [{ state: 'shut' }, /"open"\|"all"[^]*state/],
    [{ temn: 'payments' }, /no parameter `temn`: it knows team, state, limit, cursor/],
    [{ team: ['a', 'b'] }, /`team` is given more than once/],
    [{ cursor: 'x' }, /`cursor` cannot be read: expected `next_cursor` of the page before/],
    [{ cursor: '' }, /`cursor` cannot be read/],
  ])('refuses %j in words', (query, words) => {
    expect(() => readList(list, query)).toThrow(words)
  })

  it('refuses the cursor of another list, of other filters, and one that was changed', () => {
    const all = [1, 2, 3].map((number) => ({ name: 'a', number }))
    const cursor = ask(all, { limit: '1' }).next_cursor ?? ''
    expect(ask(all, { limit: '2', cursor }).data).toHaveLength(2)
    const other = defineList({ ...list, name: 'others' })
    expect(() => readList(other, { cursor })).toThrow(/belongs to another list/)
    expect(() => readList(list, { team: 'payments', cursor })).toThrow(/with other filters/)
    const [scope] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string]
    const changed = Buffer.from(JSON.stringify([scope, 7, 'a'])).toString('base64url')
    expect(() => readList(list, { cursor: changed })).toThrow(/cannot be read/)
  })
})
