import { mapAt } from '../../yaml/raw.js'

/** Names of the Prometheus servers; a single unnamed one is called `default`. */
export function prometheusNames(root: unknown): string[] {
  const prometheus = mapAt(root, 'prometheus')
  return Object.hasOwn(prometheus, 'url') ? ['default'] : Object.keys(prometheus)
}
