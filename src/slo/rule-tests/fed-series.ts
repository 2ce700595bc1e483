import { selects, type SampleSeries } from '../../promql/sample-series.js'
import type { Selector } from '../../promql/selector.js'

/** A gauge that moves by itself: its value at the start of the test, and how much it grows. */
export interface Level {
  readonly start: number
  readonly perSecond: number
}

/** How events move a series. */
export type Feeding =
  /** A counter of good events, of bad ones, or of both. */
  | { readonly kind: 'counter'; readonly counts: 'good' | 'bad' | 'both' }
  /** A native histogram: good events fall into one bucket, bad ones `apart` buckets above. */
  | { readonly kind: 'histogram'; readonly goodBucket: number; readonly apart: number }
  /** A gauge that is at one level when all is well and at another when nothing is. */
  | { readonly kind: 'state'; readonly good: Level; readonly bad: Level }
  /** A gauge that is the share of bad events. */
  | { readonly kind: 'share' }

/** A series that a test feeds. */
export interface FedSeries {
  readonly series: SampleSeries
  readonly feeding: Feeding
}

/** Selectors of an indicator, and example series that they find. */
export interface Counting {
  readonly selectors: readonly Selector[]
  readonly series: readonly FedSeries[]
  /** Series that are like them and that none of the selectors finds. */
  readonly strangers: readonly FedSeries[]
}

/** Whether what one SLO counts would also be counted by the other: then they cannot share a test. */
export function interfere(a: Counting, b: Counting): boolean {
  const counts = (one: Counting, other: Counting): boolean => {
    return [...other.series, ...other.strangers].some(({ series }) =>
      one.selectors.some((selector) => selects(selector, series)),
    )
  }
  return counts(a, b) || counts(b, a)
}
