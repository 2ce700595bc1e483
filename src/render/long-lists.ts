import type { Block, Section } from '../document/blocks.js'
import { listsBy } from '../shared/lists-by.js'

/** Sections or rows of one kind that follow one another: what a paper may show the first of. */
export interface LongList {
  /** `agreement`, or the section and the place of the block whose rows or entries they are. */
  readonly key: string
  readonly length: number
  /** How readily it gives: what weighs more gives first. */
  readonly weight: number
  /** A page of nothing but the first of it. */
  readonly first: (count: number) => readonly Section[]
}

/** How many are shown of which list; those that are not named are whole. */
export type Cuts = ReadonlyMap<string, number>

/** Says that there is more. */
export type MoreWords = (count: number) => string

/** Everything that may be long: sections with one word before the colon of their `id`, rows, entries, and blocks of queries. */
export function longLists(sections: readonly Section[]): readonly LongList[] {
  const kinds = listsBy(sections, kindOf)
  const groups = [...kinds].map(([key, all]) => ({
    key,
    length: all.length,
    weight: 1,
    first: (count: number) => all.slice(0, count),
  }))
  return [...groups, ...sections.flatMap(listsIn)].filter(({ length }) => length > 1)
}

function kindOf({ id }: Section): string {
  return id.split(':')[0] ?? id
}

function listsIn(section: Section): readonly LongList[] {
  const queries = section.blocks.filter(({ kind }) => kind === 'queries')
  const alone = (blocks: readonly Block[]) => [{ ...section, blocks }]
  const within = section.blocks.map((block, index) => ({
    key: keyOf(section, index),
    length: lengthOf(block),
    // What is looked up rather than read, such as terms, is looked up in the PDF.
    weight: block.kind === 'outline' ? 8 : 1,
    first: (count: number) => alone([firstOf(block, count)]),
  }))
  const first = (count: number) => alone(queries.slice(0, count))
  // Whoever checks numbers takes the PDF.
  return [{ key: keyOf(section, 'queries'), length: queries.length, weight: 8, first }, ...within]
}

function keyOf({ id }: Section, place: number | 'queries'): string {
  return `${id}\n${place}`
}

function lengthOf(block: Block): number {
  if (block.kind === 'table') return block.rows.length
  return block.kind === 'outline' ? block.entries.length : 0
}

function firstOf(block: Block, count: number): Block {
  if (block.kind === 'table') return { ...block, rows: block.rows.slice(0, count) }
  return block.kind === 'outline' ? { ...block, entries: block.entries.slice(0, count) } : block
}

/** The sections with the first of each list, and behind them how many more there are. */
export function cutLists(sections: readonly Section[], cuts: Cuts, more: MoreWords): readonly Section[] {
  const seen = new Map<string, number>()
  return sections.flatMap((section) => {
    const kind = kindOf(section)
    const index = seen.get(kind) ?? 0
    seen.set(kind, index + 1)
    const kept = cuts.get(kind) ?? Infinity
    if (index > kept) return []
    if (index < kept) return [{ ...section, blocks: cutBlocks(section, cuts, more) }]
    const left = sections.filter((one) => kindOf(one) === kind).length - kept
    return [{ id: `${kind}:more`, title: null, note: null, blocks: [sentence(more(left))] }]
  })
}

/** The sections without their details: behind the last that had some of one name stands how many lines they had. */
export function withoutDetails(sections: readonly Section[], more: MoreWords): readonly Section[] {
  const left = new Map<string, { count: number; last: Section }>()
  for (const section of sections) {
    for (const block of section.blocks.filter(isDetail)) {
      const label = labelOf(section, block)
      if (label !== null) left.set(label, { count: (left.get(label)?.count ?? 0) + lengthOf(block), last: section })
    }
  }
  return sections.map((section) => {
    const own = [...left].filter(([, { last }]) => last === section)
    const said = own.map(([label, { count }]) => (label === section.title ? more(count) : `${label} – ${more(count)}`))
    return { ...section, blocks: [...section.blocks.filter((block) => !isDetail(block)), ...said.map(sentence)] }
  })
}

function isDetail(block: Block): boolean {
  return block.isDetail === true && block.on !== 'text'
}

/** What the lines of a block are called; `null`: it has none. */
function labelOf({ title }: Section, block: Block): string | null {
  if (block.kind === 'outline') return title
  if (block.kind !== 'table') return null
  const [first = ''] = block.columns
  return typeof first === 'string' ? first : first.title
}

function cutBlocks(section: Section, cuts: Cuts, more: MoreWords): readonly Block[] {
  const most = cuts.get(keyOf(section, 'queries')) ?? Infinity
  let queries = 0
  const blocks = section.blocks.flatMap((block, index): readonly Block[] => {
    if (block.kind === 'queries' && ++queries > most) return []
    return cutBlock(block, cuts.get(keyOf(section, index)) ?? Infinity, more)
  })
  return queries > most ? [...blocks, sentence(more(queries - most))] : blocks
}

function cutBlock(block: Block, kept: number, more: MoreWords): readonly Block[] {
  const left = lengthOf(block) - kept
  return left > 0 ? [firstOf(block, kept), sentence(more(left))] : [block]
}

function sentence(text: string): Block {
  return { kind: 'sentences', on: 'page', texts: [text] }
}
