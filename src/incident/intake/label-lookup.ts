import { textAt } from '../../shared/texts.js'

type Labels = Readonly<Record<string, string>>

/** Finds the alerts that have all labels of a series; in the order in which they were given. */
export function createAlertLookup<T extends { readonly labels: Labels }>(
  alerts: readonly T[],
): (series: Labels) => readonly T[] {
  // Series come in few shapes: one pass over the alerts for each, and a look-up for each series.
  const byShape = new Map<string, ReadonlyMap<string, readonly T[]>>()
  return (series) => {
    const names = namesOf(series)
    const shape = JSON.stringify(names)
    const book = byShape.get(shape) ?? byKey(alerts, names)
    byShape.set(shape, book)
    return book.get(keyOf(series, names)) ?? []
  }
}

/** Finds the series all of whose labels an alert has. */
export function createSeriesLookup<T extends { readonly labels: Labels }>(
  series: readonly T[],
): (alert: Labels) => readonly T[] {
  const shapes = new Map<string, { readonly names: readonly string[]; readonly members: T[] }>()
  for (const one of series) {
    const names = namesOf(one.labels)
    const shape = shapes.get(JSON.stringify(names)) ?? { names, members: [] }
    shape.members.push(one)
    shapes.set(JSON.stringify(names), shape)
  }
  const books = [...shapes.values()].map(({ names, members }) => ({ names, book: byKey(members, names) }))
  return (alert) => books.flatMap(({ names, book }) => book.get(keyOf(alert, names)) ?? [])
}

/** Name of a set of labels, without the state that Prometheus adds. */
export function wholeKeyOf(labels: Labels): string {
  const names = namesOf(labels)
  return JSON.stringify([names, keyOf(labels, names)])
}

function byKey<T extends { readonly labels: Labels }>(
  things: readonly T[],
  names: readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const book = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing.labels, names)
    const found = book.get(key)
    if (found === undefined) book.set(key, [thing])
    else found.push(thing)
  }
  return book
}

function namesOf(labels: Labels): readonly string[] {
  return Object.keys(labels)
    .filter((name) => name !== 'alertstate')
    .toSorted()
}

function keyOf(labels: Labels, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => textAt(labels, name) ?? null))
}
