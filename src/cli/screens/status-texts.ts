import { formatPercent } from '../../shared/format-percent.js'

/** Stands where nothing is known. */
export const UNKNOWN = '–'

/** A ratio for a glance, never mistaken for its objective. */
export function ratioText(ratio: number | null, objective: number): string {
  return ratio === null ? UNKNOWN : formatPercent(ratio, { digits: 2, against: [objective] })
}

/** An instant of an answer, to the minute. */
export function instantText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`
}
