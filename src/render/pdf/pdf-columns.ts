/** How wide the cells of a column would like to be, and how narrow they can be without breaking a word; in points. */
export interface ColumnNeed {
  readonly natural: number
  readonly least: number
}

/**
 * Widths of columns that fill `available`: what is left over goes to the first; where there is too little, those give that can without
 * breaking a word. A word for which more than an even share would be needed is broken.
 */
export function columnWidths(needs: readonly ColumnNeed[], available: number): readonly number[] {
  const natural = sum(needs.map((need) => need.natural))
  if (natural <= available) return needs.map((need, index) => need.natural + (index === 0 ? available - natural : 0))
  const leasts = needs.map(({ least }) => Math.min(least, available / needs.length))
  const least = sum(leasts)
  const share = (available - least) / (natural - least)
  return needs.map((need, index) => (leasts[index] ?? 0) + (need.natural - (leasts[index] ?? 0)) * share)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
