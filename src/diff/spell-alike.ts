import { formatDuration, parseDuration } from '../shared/duration.js'
import { isList, isMap, type Plain } from './plain.js'

const DURATIONS = /^(group_wait|group_interval|repeat_interval|resolve_timeout|timeout)$/
/** Lists whose order says nothing. */
const SETS = /^(matchers|source_matchers|target_matchers|equal|weekdays|months|years|days_of_month)$/

/** One spelling for what Alertmanager writes otherwise than it was given: durations (`24h` is `1d`), the order of matchers, names of files. */
export function spellAlike(value: Plain, key = ''): Plain {
  if (typeof value === 'string') return spellText(value, key)
  if (isList(value)) {
    const parts = value.map((part) => spellAlike(part, key))
    return SETS.test(key) ? parts.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : parts
  }
  if (!isMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, spellAlike(part, name)]))
}

function spellText(text: string, key: string): string {
  // Where the templates lie depends on how Alertmanager was started.
  if (key === 'templates') return text.replace(/^.*\//, '')
  const seconds = DURATIONS.test(key) ? parseDuration(text) : null
  return seconds === null ? text : formatDuration(seconds)
}
