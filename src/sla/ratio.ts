/** A ratio out of a percentage, by its shortest text: 99.9 becomes 0.999. */
export function ratio(percent: number): number {
  return Number((percent / 100).toPrecision(12))
}
