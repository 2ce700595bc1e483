/** How many digits a number has behind its year; a year with more reports has longer ones. */
const DIGITS = 6

/** Which report it is, and which revision of it. */
export interface ReportPlace {
  /** `2026-000042`. */
  readonly number: string
  /** From 1 on. */
  readonly revision: number
}

/** The year (UTC) in which a report is numbered. */
export function yearOf(at: Date): string {
  return String(at.getUTCFullYear()).padStart(4, '0')
}

/**
 * The number that follows.
 *
 * @param last how many reports of the year have numbers
 */
export function numberAfter(year: string, last: number): string {
  return `${year}-${String(last + 1).padStart(DIGITS, '0')}`
}

/** How many numbers a year has given out up to this one. */
export function countOf(number: string): number {
  return Number(number.slice(number.indexOf('-') + 1))
}

/** What a person or a file calls a report: `2026-000042`, `2026-42`, `#2026-000042`; `null`: that is no number. */
export function readNumber(text: string): string | null {
  const [, year, count] = /^#?(\d{4})-0*([1-9]\d{0,14})$/.exec(text.trim()) ?? []
  return year === undefined || count === undefined ? null : numberAfter(year, Number(count) - 1)
}
