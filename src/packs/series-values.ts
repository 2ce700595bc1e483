import { formatNumber } from '../shared/format-number.js'

/** Values of a series in promtool's notation, and the first of them. */
export interface SeriesValues {
  readonly first: number
  readonly text: string
}

/**
 * A gauge that holds each value for so many steps.
 *
 * @param parts `null`: the series ends, and nothing is there
 */
export function gauge(...parts: readonly (readonly [value: number | null, steps: number])[]): SeriesValues {
  const text = parts.map(([value, steps]) => {
    if (value === null) return steps === 1 ? 'stale' : `stale _x${steps - 1}`
    return steps === 1 ? formatNumber(value) : `${formatNumber(value)}x${steps - 1}`
  })
  return { first: parts[0]?.[0] ?? 0, text: text.join(' ') }
}

/** A counter that grows by so much per step, for so many steps. It begins at 0. */
export function counter(...parts: readonly (readonly [perStep: number, steps: number])[]): SeriesValues {
  let next = 0
  const text = parts.map(([perStep, steps]) => {
    const start = next
    next += perStep * steps
    return `${formatNumber(start)}+${formatNumber(perStep)}x${steps - 1}`
  })
  return { first: 0, text: text.join(' ') }
}

/** A gauge that falls from `start` by `perStep` for so many steps, and then holds `rest`. */
export function falling(
  { start, perStep, steps }: { readonly start: number; readonly perStep: number; readonly steps: number },
  rest: readonly [value: number, steps: number],
): SeriesValues {
  const text = `${formatNumber(start)}-${formatNumber(perStep)}x${steps - 1} ${gauge(rest).text}`
  return { first: start, text }
}

/** Two values close to an upper limit: one that breaks it, and one that keeps it. `most` is the largest value there can be. */
export function aroundMost(limit: number, most = Infinity): { readonly breaks: number; readonly keeps: number } {
  return { breaks: Math.min(limit * 1.05, (limit + most) / 2), keeps: limit * 0.95 }
}

/** Two values close to a lower limit of a ratio. */
export function aroundLeast(limit: number): { readonly breaks: number; readonly keeps: number } {
  return { breaks: limit * 0.95, keeps: Math.min(limit * 1.05, (limit + 1) / 2) }
}
