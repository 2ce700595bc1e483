import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import type { Block, Section } from '../document/blocks.js'
import { fitPage } from './fit-page.js'
import type { Page } from './page.js'

const rows = (name: string, count: number) => Array.from({ length: count }, (_, index) => [`${name}-${index}`])
const table = (name: string, count: number): Block => ({ kind: 'table', columns: ['x'], rows: rows(name, count) })
const section = (id: string, ...blocks: Block[]): Section => ({ id, title: id, note: null, blocks })

function pageOf(sections: readonly Section[]): Page {
  const lead = { tone: 'good', mark: '✓', text: '', more: null } as const
  return {
    language: 'en',
    house: '',
    overline: '',
    title: '',
    lead,
    preheader: '',
    correction: null,
    soFar: null,
    sections,
    footer: [],
  }
}

const sizeOf = (page: Page) => JSON.stringify(page).length
const more = (count: number) => `${count} more`
const fit = (sections: readonly Section[], most: number) => fitPage(pageOf(sections), { most, sizeOf, more })

test('a page that fits is left as it is', () => {
  const page = pageOf([section('a', table('row', 5))])
  expect(fitPage(page, { most: 10_000, sizeOf, more })).toBe(page)
})

test('the longest gives first: a short list beside it stays whole, and each says how much is left out', () => {
  const many = Array.from({ length: 60 }, (_, index) => section(`agreement:${index}`, table('fact', 3)))
  const fitted = fit([...many, section('slos', table('slo', 800)), section('incidents', table('incident', 8))], 6000)
  const kept = fitted.sections.filter(({ id }) => /agreement:\d/.test(id)).length
  const [slos, incidents] = fitted.sections.slice(-2)
  const shown = (slos!.blocks[0] as Extract<Block, { kind: 'table' }>).rows.length
  expect(sizeOf(fitted)).toBeLessThanOrEqual(6000)
  expect(sizeOf(fitted)).toBeGreaterThan(4000)
  expect(fitted.sections[kept]!.blocks).toEqual([{ kind: 'sentences', on: 'page', texts: [`${60 - kept} more`] }])
  expect(slos!.blocks[1]).toEqual({ kind: 'sentences', on: 'page', texts: [`${800 - shown} more`] })
  expect(incidents!.blocks).toEqual([table('incident', 8)])
})

test('whatever is long in it, a page fits, and keeps the order of what it shows', () => {
  const block = fc.oneof(
    fc.nat(80).map((count) => table('r', count)),
    fc.nat(80).map((count): Block => ({ kind: 'outline', entries: rows('e', count).map(([text = '']) => ({ text })) })),
    fc.constant<Block>({ kind: 'queries', title: 'q', queries: [{ counts: 'all', promql: 'up' }] }),
    fc.string({ maxLength: 3000 }).map((text): Block => ({ kind: 'sentences', texts: [text] })),
  )
  const kind = fc.constantFrom('agreement', 'slos', 'method')
  const sections = fc.array(fc.record({ kind, blocks: fc.array(block, { maxLength: 12 }) }), { maxLength: 40 })
  fc.assert(
    fc.property(sections, (given) => {
      const all = given.map(({ kind: name, blocks }, index) => section(`${name}:${index}`, ...blocks))
      const fitted = fit(all, 4000)
      expect(sizeOf(fitted)).toBeLessThanOrEqual(4000)
      const places = fitted.sections.map(({ id }) => all.findIndex((one) => one.id === id)).filter((at) => at >= 0)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }),
    { numRuns: 60 },
  )
})

test('details give first, each saying how many lines it had', () => {
  const details: Block = { kind: 'table', columns: ['Bad time'], rows: rows('minute', 30), isDetail: true }
  const note: Block = { kind: 'sentences', isDetail: true, texts: ['and more'] }
  const many = Array.from({ length: 10 }, (_, index) => section(`agreement:${index}`, table('fact', 3), details, note))
  const fitted = fit(many, 2500)
  expect(fitted.sections.map(({ id }) => id)).toEqual(many.map(({ id }) => id))
  expect(fitted.sections.slice(0, 9).map(({ blocks }) => blocks)).toEqual(
    Array.from({ length: 9 }, () => [table('fact', 3)]),
  )
  expect(fitted.sections[9]?.blocks).toEqual([
    table('fact', 3),
    { kind: 'sentences', on: 'page', texts: ['Bad time – 300 more'] },
  ])
})
