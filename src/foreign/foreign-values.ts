import { placed, type Placed } from './build.js'
import type { ForeignField } from './foreign-field.js'

/** A percentage as a number, also where it is written as a text; what is none is left for the schema to refuse. */
export function percentOf(field: ForeignField): Placed {
  field.read()
  const { value } = field
  const isNumeric = typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
  return isNumeric ? placed(Number(value), field) : field
}

/** A description, `null` where there is none. */
export function describe(field: ForeignField): Placed | null {
  const text = trimmed(field)
  return text === '' ? null : placed(text, field)
}

/** A text without blanks around it, `''` where there is none. */
export function trimmed(field: ForeignField): string {
  return field.text()?.trim() ?? ''
}
