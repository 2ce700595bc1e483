import { formatDuration, parseDuration } from '../shared/duration.js'
import { asMap, isEmpty, isFilledIn, type Path } from './alertmanager-defaults.js'
import { canonical, deepEqual, isList, isMap, type Plain, type PlainMap } from './plain.js'

/** Alertmanager's configuration, both sides in one spelling and without secrets. */
export interface AlertmanagerComparison {
  readonly same: boolean
  readonly loaded: PlainMap
  readonly generated: PlainMap
}

const HIDDEN = '<secret>'
const ANOTHER = '<another secret>'

/**
 * Compares what an Alertmanager has loaded with what is generated. Defaults that it filled in are no difference, and neither is what it
 * does not tell: secrets.
 *
 * @param loaded as it prints it
 * @param whole whether the file is ours; otherwise it holds our parts among others
 */
export function compareAlertmanager(loaded: unknown, generated: object, whole: boolean): AlertmanagerComparison {
  const ours = asMap(spellAlike(plain(generated)))
  const theirs = asMap(spellAlike(plain(loaded)))
  const concerned = whole ? theirs : partsOf(theirs, ours)
  const trimmed = asMap(trim(concerned, ours, { path: [], global: asMap(theirs['global']) }))
  const shown = asMap(hide(ours, []))
  return { same: deepEqual(trimmed, shown), loaded: trimmed, generated: shown }
}

/** Through JSON: `undefined` goes, and nothing but data is left. */
function plain(value: unknown): Plain {
  return JSON.parse(JSON.stringify(value ?? {})) as Plain
}

interface Place {
  readonly path: Path
  readonly global: PlainMap
}

/** The loaded value without what was filled in, in the order of the generated one. */
function trim(loaded: Plain, generated: Plain | undefined, place: Place): Plain {
  if (isList(loaded)) return trimList(loaded, generated, place)
  if (isMap(loaded)) return trimMap(loaded, asMap(generated), place)
  if (!isSecret(place.path)) return loaded
  return loaded === HIDDEN || loaded === generated ? HIDDEN : ANOTHER
}

function trimMap(loaded: PlainMap, generated: PlainMap, { path, global }: Place): PlainMap {
  const shared = Object.keys(generated).flatMap((key): [string, Plain][] => {
    const value = loaded[key]
    const own = generated[key]
    if (value === undefined) return isEmpty(own) && own !== undefined ? [[key, own]] : []
    return [[key, trim(value, own, { path: [...path, key], global })]]
  })
  const rest = Object.entries(loaded)
    .filter(([key, value]) => !(key in generated) && !isFilledIn([...path, key], value, { inside: loaded, global }))
    .map(([key, value]): [string, Plain] => [key, trim(value, undefined, { path: [...path, key], global })])
  return Object.fromEntries([...shared, ...rest])
}

function trimList(loaded: readonly Plain[], generated: Plain | undefined, place: Place): Plain {
  const models = generated !== undefined && isList(generated) ? generated : []
  return loaded.map((part, index) => trim(part, modelOf(part, index, models), place))
}

/** The generated counterpart: of the same name, of the same receiver and matchers, else at the same place. */
function modelOf(part: Plain, index: number, models: readonly Plain[]): Plain | undefined {
  const key = keyOf(part)
  return key === null ? models[index] : models.find((model) => keyOf(model) === key)
}

function keyOf(part: Plain): string | null {
  const { name, receiver, matchers } = asMap(part)
  if (name !== undefined) return JSON.stringify(name)
  return receiver === undefined && matchers === undefined ? null : JSON.stringify([receiver, matchers])
}

/** Addresses of webhooks often carry a token; what else is secret stands in files. */
function isSecret(path: Path): boolean {
  return path.at(-1) === 'url' && path.includes('webhook_configs')
}

function hide(value: Plain, path: Path): Plain {
  if (isList(value)) return value.map((part) => hide(part, path))
  if (isMap(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hide(part, [...path, key])]))
  }
  return isSecret(path) ? HIDDEN : value
}

/** Of a file that is not ours: what has a counterpart among our parts. */
function partsOf(loaded: PlainMap, ours: PlainMap): PlainMap {
  const own = (part: Plain | undefined, model: Plain | undefined) => {
    const keys = new Set(listOf(model).map((one) => keyOf(one) ?? canonical(one)))
    return listOf(part).filter((one) => keys.has(keyOf(one) ?? canonical(one)))
  }
  const lists = ['receivers', 'inhibit_rules', 'time_intervals', 'templates'] as const
  return {
    route: { routes: own(asMap(loaded['route'])['routes'], asMap(ours['route'])['routes']) },
    ...Object.fromEntries(lists.map((name) => [name, own(loaded[name], ours[name])])),
  }
}

function listOf(value: Plain | undefined): readonly Plain[] {
  return value !== undefined && isList(value) ? value : []
}

const DURATIONS = /^(group_wait|group_interval|repeat_interval|resolve_timeout|timeout)$/
/** Lists whose order says nothing. */
const SETS = /^(matchers|source_matchers|target_matchers|equal|weekdays|months|years|days_of_month)$/

/** One spelling for what Alertmanager writes otherwise than it was given: durations (`24h` is `1d`), the order of matchers, names of files. */
function spellAlike(value: Plain, key = ''): Plain {
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
