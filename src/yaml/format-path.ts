import type { Path } from './located.js'

/** Writes a path as a person would: `slos[0].indicator`. `base` is put in front. */
export function formatPath(path: Path, base = ''): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`
    return text === '' ? key : `${text}.${key}`
  }, base)
}
