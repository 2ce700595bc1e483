import type { ExclusionAnswer, ExclusionOutcome } from '../../exclusion/exclusion-answer.js'
import { briefSpan } from '../../words/brief-span.js'
import { cutToWidth, textWidth } from '../../shared/text-width.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, type Cell } from '../../terminal/layout-table.js'

const COLUMNS = [
  { title: '#', align: 'right' },
  { title: 'kind' },
  { title: 'from (UTC)' },
  { title: 'lasts', align: 'right' },
  { title: 'state' },
  { title: 'announced' },
  { title: 'entered' },
  { title: 'by' },
  { title: 'scope' },
  { title: 'reason' },
] as const

const LONGEST_REASON = 40

interface ScreenSettings {
  readonly now: Date
  readonly colours: Colours
}

/** A table of what was entered; ends with a line break. */
export function renderExclusionList(exclusions: readonly ExclusionAnswer[], { now, colours }: ScreenSettings): string {
  if (exclusions.length === 0) return 'Nothing was entered.\n'
  const rows = exclusions.map((one) => rowOf(one, now, colours))
  return `${layoutTable(COLUMNS, rows, { title: colours.dim }).join('\n')}\n`
}

/** What was done, and what each agreement makes of it; ends with a line break. */
export function renderOutcome({ exclusion, effects }: ExclusionOutcome, done: 'entered' | 'withdrawn'): string {
  const { id, kind, window } = exclusion
  const subject = window === null ? kind : `${kind} ${window}`
  const agreements = effects.map(({ agreement, refusal }) =>
    refusal === null
      ? `  ${agreement}: left out, as far as a cap has room for it`
      : `  ${agreement}: counts, ${refusal}`,
  )
  return [`#${id} ${subject} was ${done}.`, ...agreements, ''].join('\n')
}

function rowOf(one: ExclusionAnswer, now: Date, colours: Colours): readonly Cell[] {
  const [from, to] = [new Date(one.from), new Date(one.to)]
  return [
    { text: String(one.id) },
    { text: one.window === null ? one.kind : `${one.kind} ${one.window}` },
    { text: minuteOf(one.from) },
    { text: briefSpan((to.getTime() - from.getTime()) / 1000) },
    stateOf(one, now, colours),
    one.announced === null ? { text: 'never', paint: colours.dim } : { text: minuteOf(one.announced) },
    { text: one.recorded > one.from ? `${minuteOf(one.recorded)}, afterwards` : minuteOf(one.recorded) },
    { text: one.author },
    { text: one.scope.join(', ') },
    {
      text:
        textWidth(one.reason) > LONGEST_REASON ? `${cutToWidth(one.reason, LONGEST_REASON - 1)[0] ?? ''}…` : one.reason,
    },
  ]
}

function stateOf({ withdrawn, from, to }: ExclusionAnswer, now: Date, colours: Colours): Cell {
  if (withdrawn !== null) return { text: `withdrawn by ${withdrawn.by}: ${withdrawn.why}`, paint: colours.dim }
  if (new Date(to) <= now) return { text: 'past' }
  return new Date(from) <= now ? { text: 'active', paint: colours.yellow } : { text: 'planned' }
}

function minuteOf(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ')
}
