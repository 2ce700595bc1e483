import { clusters } from './clusters.js'
import { databases } from './databases.js'
import type { Exporter } from './exporter.js'
import { files } from './files.js'

/** What pretends to be the exporter of each preset, by its name. */
export const EXPORTERS: ReadonlyMap<string, Exporter> = new Map(Object.entries({ ...databases, ...files, ...clusters }))
