/** Less than that is noise of a counted rate, and no event. */
export const LEAST_ERRORS = 0.5

/** As people read it: no whole number where a rate was counted. */
export function countText(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 1 : 0 })
}
