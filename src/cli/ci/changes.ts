import canonicalize from 'canonicalize'
import type { Change } from './ci-step.js'

interface Named {
  readonly name: string
}

/** A service, as far as a pull request can change what it promises. */
export interface PromisingService extends Named {
  readonly slos: readonly (Named & { readonly objective: number })[]
  readonly agreements: readonly Named[]
  readonly datasets: readonly Named[]
}

/** What is other than it was, removals first: they are what a reviewer must not miss. */
export function changesBetween(
  before: readonly PromisingService[],
  after: readonly PromisingService[],
): readonly Change[] {
  const services = compare('service', before.map(nameOnly), after.map(nameOnly))
  const of = (key: 'slos' | 'agreements' | 'datasets') => [partsOf(before, key), partsOf(after, key)] as const
  const all = [
    ...services,
    ...compare('objective', ...of('slos')),
    ...compare('agreement', ...of('agreements')),
    ...compare('dataset', ...of('datasets')),
  ]
  const order = { removed: 0, changed: 1, added: 2 }
  return all.toSorted((a, b) => order[a.how] - order[b.how])
}

function nameOnly({ name }: PromisingService): Named {
  return { name }
}

function partsOf(services: readonly PromisingService[], key: 'slos' | 'agreements' | 'datasets'): readonly Named[] {
  return services.flatMap((service) => service[key].map((part) => ({ ...part, name: `${service.name}/${part.name}` })))
}

function compare(what: Change['what'], before: readonly Named[], after: readonly Named[]): readonly Change[] {
  const [was, is] = [before, after].map((all) => new Map(all.map((one) => [one.name, one])))
  const names = [...new Set([...before, ...after].map(({ name }) => name))]
  return names.flatMap((name): Change[] => {
    const [old, own] = [was?.get(name), is?.get(name)]
    if (old === undefined) return [{ what, name, how: 'added', difference: '', pages: null }]
    if (own === undefined) return [{ what, name, how: 'removed', difference: '', pages: null }]
    const difference = keysThatDiffer(old, own)
    return difference.length === 0
      ? []
      : [{ what, name, how: 'changed', difference: difference.join(', '), pages: null }]
  })
}

/** Where values are short, what they were and are. */
function keysThatDiffer(old: object, own: object): readonly string[] {
  const [was, is] = [old, own].map((one) => new Map(Object.entries(one)))
  const keys = [...new Set([...Object.keys(old), ...Object.keys(own)])]
  return keys.flatMap((key) => {
    const [before, after] = [was?.get(key), is?.get(key)] as readonly unknown[]
    if (textOf(before) === textOf(after)) return []
    return [isShort(before) && isShort(after) ? `${key} ${String(before)} → ${String(after)}` : key]
  })
}

/** Instants and the like as JSON has them; exact fractions are of whole numbers that it has not. */
function textOf(value: unknown): string {
  const plain = JSON.stringify(value ?? null, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one))
  return canonicalize(JSON.parse(plain)) ?? ''
}

function isShort(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length < 40)
}
