import type * as z from 'zod'
import { secondsOf } from '../calendar/interval.js'
import { toListedOccurrence, type maintenanceAnswer } from './maintenance-answer.js'
import type { Occurrence } from './windows-in.js'
import { formatDay, formatInstant } from '../words/format-date.js'
import { briefSpan } from '../words/brief-span.js'
import { coloursFor, type Colours } from '../terminal/colours.js'
import type { CommandIo } from '../terminal/command-io.js'
import { layoutTable, type Cell } from '../terminal/layout-table.js'

export interface ListOptions {
  readonly output: 'text' | 'json'
}

const COLUMNS = [
  { title: 'window' },
  { title: 'from' },
  { title: 'lasts', align: 'right' },
  { title: 'state' },
  { title: 'announced' },
  { title: 'services' },
  { title: 'reason' },
] as const

interface Look {
  readonly now: Date
  readonly timezone: string
  readonly colours: Colours
}

function rowOf(one: Occurrence, { now, timezone, colours }: Look): readonly Cell[] {
  return [
    { text: one.entry === null ? one.window : `${one.window} #${one.entry}` },
    { text: formatInstant(one.from, timezone) },
    { text: briefSpan(secondsOf(one)) },
    one.from <= now ? { text: 'active', paint: colours.yellow } : { text: 'planned' },
    one.announced === null ? { text: 'never', paint: colours.dim } : { text: formatDay(one.announced, timezone) },
    { text: one.services.join(', ') },
    { text: one.reason ?? '' },
  ]
}

function render(listed: readonly Occurrence[], look: Look): string {
  if (listed.length === 0) return 'No maintenance is planned for the next 30 days.\n'
  const rows = listed.map((one) => rowOf(one, look))
  return `${layoutTable(COLUMNS, rows, { title: look.colours.dim }).join('\n')}\n`
}

function answerOf(listed: readonly Occurrence[], now: Date): z.output<typeof maintenanceAnswer> {
  return { at: now.toISOString(), maintenance: listed.map((one) => toListedOccurrence(one, now)) }
}

/** Prints what takes place now or soon. */
export function printMaintenance(
  listed: readonly Occurrence[],
  { output, timezone }: ListOptions & { readonly timezone: string },
  io: CommandIo,
): void {
  const now = io.clock()
  const look = { now, timezone, colours: coloursFor(io.stdout, io.env) }
  io.stdout.write(output === 'json' ? `${JSON.stringify(answerOf(listed, now), null, 2)}\n` : render(listed, look))
}
