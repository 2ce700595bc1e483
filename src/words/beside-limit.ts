/** How a number becomes a whole one: `Math.round`, `Math.ceil` or `Math.floor`. */
export type Rounding = (value: number) => number

/** A length in whole grains. What floating point adds to a whole one is no further grain. */
export function roundTo(grain: number, seconds: number, round: Rounding): number {
  return round(Number((seconds / grain).toPrecision(12))) * grain
}

/**
 * A length and what was allowed of it, each as text: a length beyond its limit never reads as if it was within, by however little it is beyond.
 *
 * @param seconds >= 0
 * @param limitSeconds >= 0
 * @param write a length for people, in whole units by the rounding given
 */
export function besideLimit(
  seconds: number,
  limitSeconds: number,
  write: (seconds: number, round: Rounding) => string,
): { readonly text: string; readonly limit: string } {
  const [up, down] = seconds > limitSeconds ? [Math.ceil, Math.floor] : [Math.round, Math.round]
  return { text: write(seconds, up), limit: write(limitSeconds, down) }
}
