import type { ForeignField } from '../foreign-field.js'

/** The length of a period as OpenSLO writes it, and where: `m` is a minute, `M` a month. */
export interface Length {
  readonly count: number
  readonly unit: string
  readonly field: ForeignField
}

const DURATION = /^(\d+)([mhdwMQY])$/

/** v1alpha spells units out. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['minute', 'm'],
  ['hour', 'h'],
  ['day', 'd'],
  ['week', 'w'],
  ['month', 'M'],
  ['quarter', 'Q'],
  ['year', 'Y'],
])

/** `duration: 30d`; `null`, and said, when it is no length. */
export function readDuration(window: ForeignField): Length | null {
  const field = window.need('duration', { message: 'expected a duration', hint: 'add `duration: 30d`' })
  const [, count, unit] = DURATION.exec(field.text() ?? '') ?? []
  if (count !== undefined && unit !== undefined) return { count: Number(count), unit, field }
  field.refuse('expected a number and one of m, h, d, w, M, Q, Y', 'm is a minute, M a month')
  return null
}

/** `count: 30` and `unit: Day`; `null`, and said, when it is no length. */
export function readCountAndUnit(window: ForeignField): Length | null {
  const count = window.need('count', { message: 'expected a number', hint: 'add `count: 30`' }).number()
  const field = window.need('unit', { message: 'expected a unit', hint: 'add `unit: Day`' })
  const unit = WORDS.get(field.text()?.toLowerCase() ?? '')
  if (unit !== undefined && count !== null) return { count, unit, field }
  if (unit === undefined) field.refuse(`expected one of ${[...WORDS.keys()].join(', ')}`)
  return null
}
