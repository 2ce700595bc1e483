import type { Section } from '../document/blocks.js'
import { cutLists, longLists, withoutDetails, type Cuts, type LongList, type MoreWords } from './long-lists.js'
import type { Page } from './page.js'

/** So many of a list are shown at least. */
const FEW = 3

export interface Fitting {
  /** Most bytes that the page may have as it is shown. */
  readonly most: number
  readonly sizeOf: (page: Page) => number
  readonly more: MoreWords
}

/**
 * A page that is not longer than it may be: of what is long in it the first stand there, and how many more there are. Lists give by turns,
 * the longest first, so that a hundred agreements leave room for the incidents.
 *
 * @returns the same page where it fits
 */
export function fitPage(page: Page, { most, sizeOf, more }: Fitting): Page {
  if (sizeOf(page) <= most) return page
  const lean = { ...page, sections: withoutDetails(page.sections, more) }
  const weigh = scales(lean, sizeOf)
  const lists = longLists(lean.sections)
  let cuts: Cuts = new Map()
  for (;;) {
    const fitted = { ...lean, sections: cutLists(lean.sections, cuts, more) }
    const tooMuch = sizeOf(fitted) - most
    if (tooMuch <= 0) return fitted
    const less = cutLongest(lists, { cuts, tooMuch, weigh })
    if (less === null) return withoutLast(fitted, { most, sizeOf, more })
    cuts = less
  }
}

/** Where even a few of each are too much, whole sections are left out, the last ones first. */
function withoutLast(page: Page, { most, sizeOf, more }: Fitting): Page {
  for (let kept = page.sections.length - 1; kept >= 0; kept--) {
    const left = { kind: 'sentences' as const, texts: [more(page.sections.length - kept)] }
    const rest: Section = { id: 'more', title: null, note: null, blocks: [left] }
    const shorter = { ...page, sections: [...page.sections.slice(0, kept), rest] }
    if (sizeOf(shorter) <= most) return shorter
  }
  return { ...page, sections: [] }
}

interface Cutting {
  readonly cuts: Cuts
  readonly tooMuch: number
  readonly weigh: (list: LongList, kept: number) => number
}

/** Takes what is too much from the list that shows most, but no more than half of it at a time; `null`: no list can give. */
function cutLongest(lists: readonly LongList[], { cuts, tooMuch, weigh }: Cutting): Cuts | null {
  const weighed = lists.map((list) => {
    const kept = Math.min(list.length, cuts.get(list.key) ?? Infinity)
    const size = weigh(list, kept)
    return { key: list.key, kept, size, weight: size * list.weight }
  })
  const [longest] = weighed.filter(({ kept }) => kept > FEW).sort((a, b) => b.weight - a.weight)
  if (longest === undefined) return null
  const wanted = longest.kept - Math.max(1, Math.ceil((tooMuch * longest.kept) / longest.size))
  return new Map([...cuts, [longest.key, Math.max(FEW, Math.floor(longest.kept / 2), wanted)]])
}

/** How many bytes the first of a list take as they are shown; each is asked once. */
function scales(page: Page, sizeOf: Fitting['sizeOf']): Cutting['weigh'] {
  const frame = sizeOf({ ...page, sections: [] })
  const known = new Map<string, number>()
  return (list, kept) => {
    const key = `${list.key}\n${kept}`
    const weight = known.get(key) ?? sizeOf({ ...page, sections: list.first(kept) }) - frame
    known.set(key, weight)
    return weight
  }
}
