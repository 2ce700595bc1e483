import type { Interval } from './interval.js'

/** The time that any of `intervals` covers: disjoint, not touching, oldest first. */
export function unionOf(intervals: readonly Interval[]): readonly Interval[] {
  const union: { from: Date; to: Date }[] = []
  for (const { from, to } of intervals.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (from >= to) continue
    const last = union.at(-1)
    if (last === undefined || from > last.to) union.push({ from, to })
    else if (to > last.to) last.to = to
  }
  return union
}

/** What is left of `whole` without `parts`: disjoint, oldest first. */
export function without(whole: Interval, parts: readonly Interval[]): readonly Interval[] {
  const left: Interval[] = []
  let from = whole.from
  for (const part of unionOf(parts)) {
    const to = part.from < whole.to ? part.from : whole.to
    if (from < to) left.push({ from, to })
    if (part.to > from) from = part.to
  }
  return from < whole.to ? [...left, { from, to: whole.to }] : left
}
