import type { Path } from '../yaml/located.js'

/** Values looked at before the search gives up: it is for a mistake of ours, and must not take long. */
const MOST_LOOKS = 10_000

/**
 * The deepest value that makes a check throw: the one without which it does not. For checks that should have said what is wrong, but fell over it.
 *
 * @returns `[]`: no single value within is to blame
 */
export function throwingPath(value: unknown, check: (value: unknown) => unknown): Path {
  let looks = 0
  const passesWithout = (path: Path) => {
    looks += 1
    return looks <= MOST_LOOKS && !throws(() => check(without(value, path)))
  }
  const search = (within: unknown, path: Path): Path => {
    const culprit = keysOf(within).find((key) => passesWithout([...path, key]))
    return culprit === undefined ? path : search((within as Record<string, unknown>)[culprit], [...path, culprit])
  }
  return search(value, [])
}

function throws(work: () => unknown): boolean {
  try {
    work()
    return false
  } catch {
    return true
  }
}

function keysOf(value: unknown): (string | number)[] {
  if (Array.isArray(value)) return [...value.keys()]
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

/** A copy in which one value is `null`. */
function without(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return null
  const at = (container: unknown) => without((container as Record<string | number, unknown>)[key], rest)
  if (Array.isArray(value)) return (value as unknown[]).map((one, index) => (index === key ? at(value) : one))
  return { ...(value as object), [key]: at(value) }
}
