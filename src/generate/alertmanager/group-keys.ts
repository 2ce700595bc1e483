import type { Config } from '../../config/config.js'
import { alertmanagerDocument } from './alertmanager-files.js'
import type { Route } from './routes.js'

type Labels = Readonly<Record<string, string>>

/** A route with what it inherits, and how Alertmanager writes it in the keys of its groups. */
interface Place {
  readonly key: string
  readonly receiver: string
  readonly groupBy: readonly string[]
}

/**
 * The keys of the groups in which Alertmanager, on the file that is generated, tells some receivers of an alert with these labels: key of the
 * route, a colon, labels of the group. The file that Alertmanager has may be of before or after a window of maintenance, so those count
 * that the parents of a muted route would make.
 */
export function createGroupKeys(config: Config): (labels: Labels, receivers: ReadonlySet<string>) => readonly string[] {
  const route = alertmanagerDocument(config)?.document.route
  if (route === undefined) return () => []
  return (labels, receivers) => {
    const places = placesOf(route, labels, { key: '', receiver: '', groupBy: [] })
    const told = places.filter(({ receiver }) => receivers.has(receiver))
    return [...new Set(told.map((place) => `${place.key}:${writtenGroup(labels, place.groupBy)}`))]
  }
}

/** Where an alert comes to: in each route the first child that matches, and more where that says `continue`. */
function placesOf(route: Route, labels: Labels, parent: Place): readonly Place[] {
  const { matchers = [], routes = [], ...own } = route as Written
  if (!matchers.every((matcher) => matches(matcher, labels))) return []
  const name = `{${matchers.toSorted().join(',')}}`
  const isRoot = parent.key === ''
  const key = isRoot ? name : `${parent.key}/${name}`
  const place = { ...inherited(own, parent), key }
  const below = firstMatching(routes, labels, place)
  return isRoot && below.length > 0 ? below : [place, ...below]
}

/** What a route does not say is as in the one above. */
function inherited(
  { receiver, group_by: groupBy }: Omit<Written, 'matchers' | 'routes'>,
  parent: Place,
): Omit<Place, 'key'> {
  return { receiver: receiver ?? parent.receiver, groupBy: groupBy ?? parent.groupBy }
}

/** What counts of a route here. */
interface Written {
  readonly matchers?: readonly string[]
  readonly routes?: readonly Route[]
  readonly receiver?: string
  readonly group_by?: readonly string[]
}

function firstMatching(routes: readonly Route[], labels: Labels, parent: Place): readonly Place[] {
  const found: Place[] = []
  for (const route of routes) {
    const places = placesOf(route, labels, parent)
    found.push(...places)
    if (places.length > 0 && route['continue'] !== true) break
  }
  return found
}

/** Matchers of generated routes: `label="value"` and `label=~"one|other"`, of names that mean nothing to a regular expression. */
function matches(matcher: string, labels: Labels): boolean {
  const [, label = '', operator, value = ''] = /^(\w+)(=~?)"(.*)"$/.exec(matcher) ?? []
  const given = labels[label] ?? ''
  return operator === '=' ? given === value : value.split('|').includes(given)
}

/** As Alertmanager writes a set of labels: by name, those that the alert has. */
function writtenGroup(labels: Labels, groupBy: readonly string[]): string {
  const pairs = groupBy.toSorted().flatMap((name) => {
    const value = labels[name]
    return value === undefined ? [] : [`${name}=${JSON.stringify(value)}`]
  })
  return `{${pairs.join(', ')}}`
}
