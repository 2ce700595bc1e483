/** Writes a number with at most 10 significant digits and no exponent: `0.0144`, never `0.014399999999999999`. */
export function formatNumber(value: number): string {
  const shortest = String(value)
  // Up to nine characters hold neither an eleventh digit nor noise; most numbers of a rule end here.
  if (shortest.length <= 9 && !shortest.includes('e')) return shortest
  const rounded = Number(value.toPrecision(10))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text
}

/** A ratio in percent, without the noise of floating point: 99.9, never 99.90000000000001. */
export function toPercent(ratio: number): number {
  return Number((ratio * 100).toPrecision(10))
}
