import type { Exact } from '../exact.js'
import type { Span } from '../spans.js'

/**
 * `bad`: it counts against the agreement, whatever happened in unknown minutes. `open`: only if those were bad. `gap`: nothing is known of it,
 * and that costs nothing.
 */
export type StretchKind = 'bad' | 'open' | 'gap'

/** Judged time that does not count as good, in one piece. Minutes within it that do not count are part of it only where an interval has them. */
export interface BadStretch extends Span {
  readonly kind: StretchKind
  /** Badness if every unknown minute was good, and what is added if every one was bad: minutes, or errors of the methods over requests. */
  readonly low: Exact
  readonly extra: Exact
  /** Counted minutes of it of which some member is unknown. */
  readonly unknown: number
}

/** Where the badness of a period lies: all stretches and `beside` add up to it. */
export interface BadTime {
  /** Of which member, where they are judged one by one; `null`: all of them are judged as one. */
  readonly member: string | null
  /** In order of time. */
  readonly stretches: readonly BadStretch[]
  /** Badness outside of them: of minutes or intervals that fail no more often than is promised on average. */
  readonly beside: Exact
}
