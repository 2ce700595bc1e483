import type { Config } from '../../../src/config/config.js'
import { at, leavesOf, type Leaf, type StrictReading } from './strict-reading.js'

/**
 * What a strict reader finds in the files and the loaded configuration has not: parts by name, and scalars that survive nowhere in it, neither as
 * they are nor in the unit that is kept. Scalars are looked for in the configuration as a whole, so this finds what is lost, not what is moved.
 */
export function unaccounted(reading: StrictReading, config: Config): string[] {
  const kept = new Kept(config)
  const scalars = [
    ...leavesOf(reading.root).filter(
      ({ path }) => !['version', 'include', 'slo_templates', 'storage', 'server'].includes(String(path[0])),
    ),
    ...reading.services.flatMap((service) =>
      leavesOf(service).filter(({ path }) => path[0] !== 'labels' || hasParts(service)),
    ),
  ].filter(({ path, value }) => !kept.has(path, value))
  return [
    ...missingParts(reading, config),
    ...scalars.map(({ path, value }) => `${path.join('.')}: ${JSON.stringify(value)}`),
  ]
}

/** Labels of a service stand on what it has, and there alone. */
function hasParts(service: unknown): boolean {
  return [at(service, 'slos'), at(service, 'backups')].some((list) => Array.isArray(list) && list.length > 0)
}

const LISTS = { slos: 'slos', slas: 'agreements', backups: 'datasets' } as const

function missingParts({ root, services }: StrictReading, config: Config): string[] {
  const written = services.flatMap((service) => {
    const own = nameOf(at(service, 'service'))
    // Placeholders are filled in names as in every other text.
    const filled = (name: string) => name.replaceAll('$service', own)
    return [
      own,
      ...Object.keys(LISTS).flatMap((list) => names(at(service, list)).map((name) => `${own} ${list} ${filled(name)}`)),
    ]
  })
  const resolved = config.services.flatMap((service) => [
    service.name,
    ...Object.entries(LISTS).flatMap(([list, key]) =>
      service[key].map(({ name }) => `${service.name} ${list} ${name}`),
    ),
  ])
  const lists = [
    ['receivers', config.receivers],
    ['teams', config.teams],
    ['escalation_policies', config.escalationPolicies],
    ['reports', config.reports],
    ['maintenance', config.maintenance],
    ['exclusions', config.exclusions],
  ] as const
  return [
    ...difference('services', written, resolved),
    ...lists.flatMap(([key, list]) =>
      difference(
        key,
        names(at(root, key)),
        list.map(({ name }) => name),
      ),
    ),
  ]
}

function difference(what: string, written: readonly string[], resolved: readonly string[]): string[] {
  const [a, b] = [written.filter(isFixed).sort().join(), resolved.toSorted().join()]
  return written.every(isFixed) && a !== b ? [`${what}: ${a} became ${b}`] : []
}

function names(list: unknown): string[] {
  return Array.isArray(list) ? list.map((one) => nameOf(at(one, 'name'))) : []
}

function nameOf(value: unknown): string {
  return typeof value === 'string' ? value : `⟨${JSON.stringify(value)}⟩`
}

function isFixed(text: string): boolean {
  return !text.includes('${')
}

const UNITS: Readonly<Record<string, number>> = {
  y: 31_536_000,
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
}

/** Everything that a loaded configuration holds. */
class Kept {
  readonly #texts = new Set<string>()
  readonly #numbers = new Set<number>()
  readonly #all: string

  constructor(config: Config) {
    // The canonical text holds names that nothing else may hold any more.
    for (const { path, value } of leavesOf(plainly({ ...config, canonical: '', hash: '' }))) this.#note(path, value)
    this.#all = [...this.#texts].join('\n')
  }

  #note(path: Leaf['path'], value: unknown): void {
    for (const key of path) if (typeof key === 'string') this.#texts.add(key)
    if (typeof value === 'number') this.#numbers.add(value)
    else this.#texts.add(String(value))
  }

  has(path: Leaf['path'], value: unknown): boolean {
    if (typeof value === 'number') return this.#hasNumber(value) || this.#texts.has(String(value))
    if (typeof value === 'string') return this.#hasText(path, value)
    // A list or map without anything has no scalar; nothing where a value belongs is a mistake.
    return typeof value === 'boolean' && this.#texts.has(String(value))
  }

  #hasNumber(value: number): boolean {
    return this.#numbers.has(value) || this.#numbers.has(Number((value / 100).toPrecision(12)))
  }

  #hasText(path: Leaf['path'], text: string): boolean {
    if (!isFixed(text) || path.includes('use') || this.#texts.has(text)) return true
    const seconds = secondsIn(text)
    if (seconds !== null) return this.#numbers.has(seconds)
    return this.#hasConverted(text) || text === 'off' || text === 'all' || this.#contains(text)
  }

  /** In the unit that is kept. */
  #hasConverted(text: string): boolean {
    if (/^\d{4}-\d\d-\d\d/.test(text)) return this.#texts.has(new Date(text).toISOString())
    if (/^[\d.]+ ?%$/.test(text)) return this.#hasNumber(Number.parseFloat(text))
    const money = /^([\d.]+) ([A-Z]{3})$/.exec(text)
    if (money !== null) return this.#texts.has(money[2] ?? '')
    return false
  }

  /** Within another text, or with placeholders filled: what is around each of them. */
  #contains(text: string): boolean {
    const pieces = text.replace(/\/+$/, '').split(/\$\$|\$[A-Za-z_]\w*/)
    return pieces.every((piece) => piece === '' || this.#all.includes(piece))
  }
}

function secondsIn(text: string): number | null {
  if (!/^(\d+(ms|[ywdhms]))+$/.test(text)) return null
  return [...text.matchAll(/(\d+)(ms|[ywdhms])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
    0,
  )
}

function plainly(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? String(one) : one)))
}
