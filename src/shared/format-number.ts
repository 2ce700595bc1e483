/** Writes a number with at most 10 significant digits and no exponent: `0.0144`, never `0.014399999999999999`. */
export function formatNumber(value: number): string {
  if (Number.isSafeInteger(value) && Math.abs(value) < 1e10) return String(value)
  const rounded = Number(value.toPrecision(10))
  const text = String(rounded)
  return text.includes('e') ? rounded.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text
}
