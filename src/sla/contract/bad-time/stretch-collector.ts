import { RationalSum } from '../rational-sum.js'
import type { Span } from '../spans.js'
import type { BadStretch, StretchKind } from './bad-time.js'

/** A minute or an interval of a stretch. */
export interface Piece {
  readonly kind: StretchKind
  /** From where to where it reaches: the next piece that begins there goes on with it. */
  readonly grid: Span
  /** What of that is shown: from its first counted minute to its last. */
  readonly shown: Span
  readonly unknown: number
}

interface OpenStretch {
  readonly kind: StretchKind
  readonly from: number
  to: number
  /** Where a piece begins that goes on with it. */
  until: number
  readonly low: RationalSum
  readonly extra: RationalSum
  unknown: number
}

/** The sums of a stretch, to which the badness of a piece is added. */
export type StretchSums = Pick<OpenStretch, 'low' | 'extra'>

/** Puts pieces together that follow each other and are of one kind. */
export class StretchCollector {
  readonly #stretches: OpenStretch[] = []

  /** @param piece not before those that were added */
  add({ kind, grid, shown, unknown }: Piece): StretchSums {
    const last = this.#stretches.at(-1)
    if (last?.kind === kind && last.until === grid.from) {
      last.to = shown.to
      last.until = grid.to
      last.unknown += unknown
      return last
    }
    const next = { kind, ...shown, until: grid.to, unknown, low: new RationalSum(), extra: new RationalSum() }
    this.#stretches.push(next)
    return next
  }

  get stretches(): readonly BadStretch[] {
    return this.#stretches.map(({ kind, from, to, unknown, low, extra }) => {
      return { kind, from, to, unknown, low: low.exact, extra: extra.exact }
    })
  }
}
