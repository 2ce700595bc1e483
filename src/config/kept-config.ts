import { canonicalConfig } from './canonical-config.js'
import type { Config } from './config.js'

/**
 * A configuration for as long as a daemon lives. Where things stand in files is what `validate` tells of, and is left out. The copy has no
 * leftovers of how it was read: parts of a text keep the whole file in memory, joined texts their parts, and lists that grew have room for more.
 */
export function keptConfig({ canonical: _written, ...config }: Config): Config {
  const kept = structuredClone({ ...config, queries: [], notes: [] })
  return { ...kept, canonical: () => canonicalConfig(kept) }
}
