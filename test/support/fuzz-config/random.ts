import { createRandom } from '../history/random.js'

/** Numbers that a seed decides. */
export interface Random {
  /** A whole number in [0, `end`); 0 where there is none. */
  below(end: number): number
  pick<Item>(items: readonly Item[]): Item
}

export function createFuzzRandom(seed: number): Random {
  const next = createRandom(seed)
  const below = (end: number) => Math.floor(next() * end)
  return {
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
  }
}
