import { mapAt, textAt } from '../../yaml/raw.js'
import type { CheckContext } from './check-context.js'

/** Names of all services, also of those whose files are broken. */
export function serviceNames({ services, brokenServices }: CheckContext): string[] {
  return [...services.flatMap(({ value }) => textAt(value, 'service') ?? []), ...brokenServices]
}

/** Names of the Prometheus servers; a single unnamed one is called `default`. */
export function prometheusNames(root: unknown): string[] {
  const prometheus = mapAt(root, 'prometheus')
  return Object.hasOwn(prometheus, 'url') ? ['default'] : Object.keys(prometheus)
}
