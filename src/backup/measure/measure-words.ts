import { formatSpan } from '../../words/format-span.js'
import { MEASURES, type Measured, type MeasureName } from './backup-measures.js'

/** Of which the bytes of a disk are counted: 1 kB is 1,000 B. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** `54 B`, `1.2 GB`: two digits or more. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value).toString()} ${UNITS[power] ?? ''}`
}

/** A size or a duration as people read it. */
export function formatMeasure(measure: MeasureName, value: number): string {
  return measure === 'size' ? formatBytes(value) : formatSpan(value)
}

const WORDS = { size: 'has', duration: 'took' } as const

/** What is unusual of the newest backup, in sentences; none where nothing is. */
export function unusualSentences(
  status: Readonly<Record<MeasureName, Pick<Measured, 'value' | 'usual' | 'isUnusual'> | null>>,
): readonly string[] {
  return MEASURES.flatMap((measure) => {
    const measured = status[measure]
    if (measured === null || !measured.isUnusual || measured.usual === null) return []
    const [value, usual] = [measured.value, measured.usual].map((one) => formatMeasure(measure, one))
    return [`The newest backup ${WORDS[measure]} ${value}; ${usual} are usual.`]
  })
}
