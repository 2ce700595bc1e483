import type { Diagram } from '../document/blocks.js'

/** A service with what it cannot work without. */
export interface DependingService {
  readonly name: string
  readonly team: string | null
  readonly dependsOn: readonly string[]
}

/** Services by what they need. */
export interface DependencyGraph {
  readonly diagram: Diagram
  /** In which order services are brought back: each step needs only those before it, unless services need each other in a circle. */
  readonly order: readonly (readonly string[])[]
  /** Services that need each other in a circle, each circle by the names in it. */
  readonly circles: readonly (readonly string[])[]
}

/** Puts services into columns: whoever needs something stands to the left of it. */
export function dependencyGraph(services: readonly DependingService[]): DependencyGraph {
  const needs = new Map(
    services.map(({ name, dependsOn }) => [name, [...new Set(dependsOn)].filter((one) => one !== name)]),
  )
  for (const { dependsOn } of services) for (const one of dependsOn) if (!needs.has(one)) needs.set(one, [])
  const groups = circlesOf(needs)
  const groupOf = new Map(groups.flatMap((group, index) => group.map((name) => [name, index] as const)))
  const depthOf = depths(groups, { needs, groupOf })
  const deepest = Math.max(0, ...depthOf)
  const order = Array.from({ length: deepest + 1 }, (_, depth) =>
    groups.flatMap((group, index) => (depthOf[index] === depth ? group : [])).toSorted(),
  ).filter((step) => step.length > 0)
  return {
    diagram: diagramOf(services, { needs, columnOf: (name) => deepest - (depthOf[groupOf.get(name) ?? 0] ?? 0) }),
    order,
    circles: groups.filter((group) => group.length > 1).map((group) => group.toSorted()),
  }
}

type Needs = ReadonlyMap<string, readonly string[]>

interface Grouped {
  readonly needs: Needs
  /** Place of the group in which a name is. */
  readonly groupOf: ReadonlyMap<string, number>
}

/** How many steps come before each group; groups come after all that they need. */
function depths(groups: readonly (readonly string[])[], { needs, groupOf }: Grouped): readonly number[] {
  const found: number[] = []
  for (const [index, group] of groups.entries()) {
    const below = group.flatMap((name) => (needs.get(name) ?? []).map((one) => groupOf.get(one) ?? index))
    found.push(1 + Math.max(-1, ...below.filter((one) => one !== index).map((one) => found[one] ?? 0)))
  }
  return found
}

/** Strongly connected components, each after those that it needs (Tarjan, without recursion: a chain may be long). */
function circlesOf(needs: Needs): readonly (readonly string[])[] {
  const walk = new Walk(needs)
  for (const name of [...needs.keys()].toSorted()) walk.from(name)
  return walk.groups
}

class Walk {
  readonly groups: string[][] = []
  readonly #needs: Needs
  readonly #place = new Map<string, number>()
  readonly #lowest = new Map<string, number>()
  readonly #open: string[] = []
  readonly #isOpen = new Set<string>()

  constructor(needs: Needs) {
    this.#needs = needs
  }

  from(start: string): void {
    if (this.#place.has(start)) return
    const path: { readonly name: string; next: number }[] = [this.#enter(start)]
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const needed = this.#needs.get(step.name)?.[step.next++]
      if (needed === undefined) {
        path.pop()
        this.#leave(step.name)
        const above = path.at(-1)
        if (above !== undefined) this.#reach(above.name, this.#lowest.get(step.name))
      } else if (!this.#place.has(needed)) path.push(this.#enter(needed))
      else if (this.#isOpen.has(needed)) this.#reach(step.name, this.#place.get(needed))
    }
  }

  #enter(name: string): { readonly name: string; next: number } {
    this.#place.set(name, this.#place.size)
    this.#lowest.set(name, this.#place.size - 1)
    this.#open.push(name)
    this.#isOpen.add(name)
    return { name, next: 0 }
  }

  #reach(name: string, place = Infinity): void {
    this.#lowest.set(name, Math.min(this.#lowest.get(name) ?? 0, place))
  }

  #leave(name: string): void {
    if (this.#lowest.get(name) !== this.#place.get(name)) return
    const group = this.#open.splice(this.#open.indexOf(name))
    for (const one of group) this.#isOpen.delete(one)
    this.groups.push(group)
  }
}

interface Columns {
  readonly needs: Needs
  readonly columnOf: (name: string) => number
}

function diagramOf(services: readonly DependingService[], { needs, columnOf }: Columns): Diagram {
  const teams = new Map(services.map(({ name, team }) => [name, team]))
  const names = [...needs.keys()].toSorted()
  const rows = new Map<number, number>()
  const boxes = names.map((name) => {
    const column = columnOf(name)
    const row = rows.get(column) ?? 0
    rows.set(column, row + 1)
    const note = teams.has(name) ? (teams.get(name) ?? '') : 'not one of these services'
    return { text: name, note, column, row }
  })
  const arrows = names.flatMap((name, from) =>
    (needs.get(name) ?? []).map((one) => [from, names.indexOf(one)] as const),
  )
  const said = names.flatMap((name) => {
    const needed = needs.get(name) ?? []
    return needed.length === 0 ? [] : [`${name} needs ${needed.join(', ')}.`]
  })
  return { kind: 'diagram', alt: said.length === 0 ? 'No service needs another.' : said.join(' '), boxes, arrows }
}
