import { placed, type Placed } from './build.js'
import type { ForeignField } from './foreign-field.js'

/** A name of a foreign file in our alphabet, and as it stands there. */
export interface ForeignName {
  readonly name: string
  readonly original: string
  readonly at: Placed
}

/** A name in our alphabet: lower-case letters, digits and dashes. The same name always gives the same. */
export function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** Reads a name and writes it in our alphabet, which is said where it makes a difference; `null` where there is none. */
export function convertName(field: ForeignField): ForeignName | null {
  const original = field.text()
  if (original === null) return null
  const slug = slugOf(original)
  if (slug !== original) field.changed(`is called ${slug} here: names hold lower-case letters, digits and dashes`)
  const name = slug === '' ? original : slug
  return { name, original, at: placed(name, field) }
}

/** The service of a foreign file: what the person said, else what the file says. */
export function serviceName(called: ForeignName, service: string | null): { name: Placed; originalName: string } {
  return service === null
    ? { name: called.at, originalName: called.original }
    : { name: placed(service, called.at), originalName: service }
}
