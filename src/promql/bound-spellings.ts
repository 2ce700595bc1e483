/** The spellings of one bound: shortest decimal, with `.0`, and Go's `%g`. */
export function boundSpellings(bound: number): string[] {
  const decimal = plainDecimal(bound)
  return [...new Set([decimal, ...(Number.isInteger(bound) ? [`${decimal}.0`] : []), goGeneral(bound)])]
}

function plainDecimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}

/** As Go's `strconv.FormatFloat(value, 'g', -1, 64)`, which turns to exponents below 1e-4 and from 1e6 on. */
function goGeneral(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return plainDecimal(value)
  const digits = String(Math.abs(power)).padStart(2, '0')
  return `${mantissa}e${power < 0 ? '-' : '+'}${digits}`
}
