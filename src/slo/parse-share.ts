/**
 * Reads a share of a budget such as `2%` or `12.5%`.
 *
 * @returns ratio in (0, 1], `null` when the text is no share
 */
export function parseShare(text: string): number | null {
  const digits = /^(\d+(?:\.\d+)?) ?%$/.exec(text)?.[1]
  const ratio = digits === undefined ? 0 : Number((Number(digits) / 100).toPrecision(12))
  return ratio > 0 && ratio <= 1 ? ratio : null
}
