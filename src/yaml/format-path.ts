import type { Path } from './located.js'

/** Writes a path as a person would: `slos[0].indicator`. `base` is put in front. */
export function formatPath(path: Path, base = ''): string {
  return path.reduce<string>(stepInto, base)
}

function stepInto(text: string, key: string | number): string {
  if (typeof key === 'number') return `${text}[${key}]`
  return text === '' ? key : `${text}.${key}`
}

/** A path on the way down: written once for a value and all that is in it. */
export interface Way {
  readonly text: string
  /** Steps from the top. */
  readonly depth: number
}

export const TOP: Way = { text: '', depth: 0 }

/** One step further down. */
export function further({ text, depth }: Way, key: string | number): Way {
  return { text: stepInto(text, key), depth: depth + 1 }
}
