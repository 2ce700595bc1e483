import { total, type Bin } from './bin.js'

/** Lengths of blocks, in bins of 30 s: 1, 5, 10 and 20 min. */
const BLOCK_BINS = [2, 10, 20, 40]
/** Of a baseline with fewer errors nothing is said. */
const LEAST_ERRORS = 5
/** Errors that a block has to expect, for its part of χ² to be near what theory says of it. */
const LEAST_EXPECTED = 3
const LEAST_BLOCKS = 5

/**
 * By how much more the errors of a baseline scatter than chance alone would have it (Poisson: 1): the largest χ²/(m − 1) over blocks of
 * 1, 5, 10 and 20 min. Traffic that comes in bursts, or an error ratio that drifts, scatters more, and a difference has to be larger to count.
 *
 * @returns 1 or more
 */
export function dispersionOf(baseline: readonly Bin[]): number {
  const { events, errors } = total(baseline)
  if (errors < LEAST_ERRORS) return 1
  const ratio = errors / events
  return Math.max(1, ...BLOCK_BINS.map((bins) => scatter(blocksOf(baseline, { bins, ratio }), ratio)))
}

interface Blocks {
  readonly bins: number
  readonly ratio: number
}

/** A block ends at a multiple of its length, once it expects enough errors; what is left at the end is left out. */
function blocksOf(baseline: readonly Bin[], { bins, ratio }: Blocks): readonly Bin[] {
  const blocks: Bin[] = []
  let from = 0
  for (let to = bins; to <= baseline.length; to += bins) {
    const block = total(baseline.slice(from, to))
    if (block.events * ratio < LEAST_EXPECTED) continue
    blocks.push(block)
    from = to
  }
  return blocks
}

/** χ² of the blocks by their degrees of freedom; 0 where there are too few of them. */
function scatter(blocks: readonly Bin[], ratio: number): number {
  if (blocks.length < LEAST_BLOCKS) return 0
  const parts = blocks.map(({ events, errors }) => (errors - events * ratio) ** 2 / (events * ratio))
  return parts.reduce((sum, part) => sum + part, 0) / (blocks.length - 1)
}
