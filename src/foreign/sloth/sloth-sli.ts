import { promqlError } from '../../promql/promql-error.js'
import { WINDOW } from '../../promql/query-tree.js'
import type { ConvertedIndicator, ForeignQuery } from '../converted-indicator.js'
import { eventsIndicator } from '../events-indicator.js'
import type { ForeignField } from '../foreign-field.js'
import { shareIndicator } from '../share-indicator.js'
import { takeOne } from '../take-one.js'
import type { SlothKeys } from './sloth-keys.js'
import { fillWindowTemplate } from '../window-template.js'

const KINDS = ['events', 'raw', 'plugin'] as const

/** What an SLO of Sloth measures; `null`, and said, where that is nothing we can read. */
export function convertSlothSli(slo: ForeignField, keys: SlothKeys): ConvertedIndicator | null {
  const sli = slo.need('sli', { message: 'expected what is measured', hint: 'add `sli: {events: {…}}`' })
  const one = takeOne(sli, KINDS)
  return one === null ? null : READERS[one.kind](one.field, keys)
}

const READERS: Record<(typeof KINDS)[number], (field: ForeignField, keys: SlothKeys) => ConvertedIndicator | null> = {
  events: convertEvents,
  raw: convertRaw,
  plugin: refusePlugin,
}

function convertEvents(events: ForeignField, { errorQuery, totalQuery }: SlothKeys): ConvertedIndicator | null {
  const counted = readSlothQuery(needQuery(events, errorQuery))
  const total = readSlothQuery(needQuery(events, totalQuery))
  return counted === null || total === null ? null : eventsIndicator({ role: 'bad', counted, total })
}

function convertRaw(raw: ForeignField, { errorRatioQuery }: SlothKeys): ConvertedIndicator | null {
  const query = readSlothQuery(needQuery(raw, errorRatioQuery))
  return query === null ? null : shareIndicator(query)
}

function needQuery(container: ForeignField, key: string): ForeignField {
  return container.need(key, { message: 'expected a query', hint: `add \`${key}: sum(rate(…[{{.window}}]))\`` })
}

function refusePlugin(plugin: ForeignField): null {
  plugin.skip('options')
  const id = plugin.need('id', { message: 'expected the plugin’s id', hint: 'add `id: …`' })
  const hint = 'write the queries that it makes as `events`: `sloth generate` prints them'
  id.refuse(`the plugin ${id.text() ?? ''} makes the queries, and plugins of Sloth cannot be run here`, hint)
  return null
}

/** Reads a query with `{{.window}}` in it; `null`, and said, when it is none. */
function readSlothQuery(field: ForeignField): ForeignQuery | null {
  const written = field.text()
  if (written === null) return null
  const text = fillWindowTemplate(written)
  const template = /\{\{.*?\}\}/.exec(text)?.[0]
  const error = template === undefined ? promqlError(text.replaceAll(WINDOW, '1m')) : null
  if (template !== undefined) field.refuse(`unknown template ${template}`, 'only {{.window}} is filled in')
  else if (error !== null) field.refuse(error)
  else if (text.includes(WINDOW)) return { text, field }
  else field.refuse('expected a query over {{.window}}', 'write the range as [{{.window}}]')
  return null
}
