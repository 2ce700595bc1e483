/** Where a value was written: the file as a person would name it, line and column from 1, path within that file. */
export interface Origin {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly path: string
  /** Names of the variables that the value was put together from. */
  readonly variables: readonly string[]
  /** A variable is missing: the value is not known, so nothing more can be said against it. */
  readonly unresolved: boolean
  /** A bare value as it was typed, where YAML makes something else of it than a text: `0042`, `1.10`, `${CC}`. */
  readonly typed?: string
}

/** Where an entry of a map or list was written. `key` is `null` for the elements of a list. */
export interface Place {
  readonly key: Origin | null
  readonly value: Origin
}

/** Plain data with the place of its outermost value. */
export interface Tree {
  readonly value: unknown
  readonly origin: Origin
}

export type Path = readonly (string | number)[]

/** The origin of the deepest part of a path that exists, and what of the path is left beyond it. */
export interface Located {
  readonly origin: Origin
  readonly rest: Path
}

/**
 * Remembers where every entry of every map and list came from, beside the plain data. Keyed by container and key, so that it survives
 * merging: a map put together from a template and an SLO points to both files.
 */
export class Origins {
  readonly #places = new WeakMap<object, Map<string, Place>>()

  set(container: object, key: string | number, place: Place): void {
    const places = this.#places.get(container) ?? new Map<string, Place>()
    this.#places.set(container, places.set(String(key), place))
  }

  at(container: object, key: string | number): Place | undefined {
    return this.#places.get(container)?.get(String(key))
  }

  /** Follows `path` down as far as it goes. */
  locate(tree: Tree, path: Path): Located {
    let { origin } = tree
    let container = tree.value
    for (const [index, key] of path.entries()) {
      const place = isContainer(container) ? this.at(container, key) : undefined
      if (place === undefined || !isContainer(container)) return { origin, rest: path.slice(index) }
      origin = place.value
      container = (container as Record<string | number, unknown>)[key]
    }
    return { origin, rest: [] }
  }
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
