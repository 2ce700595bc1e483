import type { Interval } from '../../calendar/interval.js'

/** Whole minutes `[from, to)`, counted since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

const MINUTE_MS = 60_000

/** The minute in which an instant lies. */
export function minuteOf(instant: Date): number {
  return Math.floor(instant.getTime() / MINUTE_MS)
}

/** The beginning of a minute. */
export function instantOf(minute: number): Date {
  return new Date(minute * MINUTE_MS)
}

/** The whole minutes within an interval. */
export function wholeMinutesOf({ from, to }: Interval): Span {
  const first = Math.ceil(from.getTime() / MINUTE_MS)
  return { from: first, to: Math.max(first, minuteOf(to)) }
}

export function intervalOf({ from, to }: Span): Interval {
  return { from: instantOf(from), to: instantOf(to) }
}

/** How many minutes spans have that do not overlap. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** The minutes that any of `spans` has: disjoint, not touching, in order. */
export function union(spans: readonly Span[]): readonly Span[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (from >= to) continue
    if (last === undefined || from > last.to) joined.push({ from, to })
    else last.to = Math.max(last.to, to)
  }
  return joined
}

/** The minutes that both have; each disjoint and in order, as is what is returned. */
export function common(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  const shared: Span[] = []
  let [i, j] = [0, 0]
  for (;;) {
    const [a, b] = [some[i], others[j]]
    if (a === undefined || b === undefined) return shared
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)]
    if (from < to) shared.push({ from, to })
    if (a.to < b.to) i += 1
    else j += 1
  }
}

/** The minutes that only `some` have; each disjoint and in order, as is what is returned. */
export function minus(some: readonly Span[], others: readonly Span[]): readonly Span[] {
  return some.flatMap((span) => {
    const rest: Span[] = []
    let from = span.from
    for (const other of others) {
      if (other.to <= from || other.from >= span.to) continue
      if (other.from > from) rest.push({ from, to: other.from })
      from = other.to
    }
    return from < span.to ? [...rest, { from, to: span.to }] : rest
  })
}

/** The first `length` minutes of spans in order. */
export function firstOf(spans: readonly Span[], length: number): readonly Span[] {
  let left = length
  return spans.flatMap(({ from, to }) => {
    const end = Math.min(to, from + left)
    left -= Math.max(0, end - from)
    return from < end ? [{ from, to: end }] : []
  })
}
