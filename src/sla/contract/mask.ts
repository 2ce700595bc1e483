import type { ContractPlan } from './plan.js'
import { common, type Span } from './spans.js'

/** Beside 0: out of service hours, or of the time of the agreement. */
export const COUNTED = 1
export const LEFT_OUT = 2

/** What the plan says of each minute of a stretch, one byte each. */
export interface Mask {
  readonly from: number
  readonly of: Uint8Array
  readonly inScope: number
  readonly excluded: number
}

export function maskOf({ counted, left }: Pick<ContractPlan, 'counted' | 'left'>, span: Span): Mask {
  const of = new Uint8Array(Math.max(0, span.to - span.from))
  const mark = (spans: readonly Span[], as: number): number =>
    common(spans, [span]).reduce((sum, { from, to }) => {
      of.fill(as, from - span.from, to - span.from)
      return sum + to - from
    }, 0)
  const excluded = mark(left, LEFT_OUT)
  return { from: span.from, of, excluded, inScope: excluded + mark(counted, COUNTED) }
}
