import { PrometheusError } from '../promql/prometheus-error.js'
import type { Series, SeriesReader } from '../promql/series-reader.js'
import { tidyQuery } from '../promql/tidy-query.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { NOTHING_TOLD, type Inventory, type Told } from './inventory.js'

/** What Prometheus servers last told of inventories, in memory. */
export interface ThingsTold {
  readonly of: (inventory: Inventory) => Told
  /** Asks for all of them anew. What is not answered stays as it was. */
  readonly ask: (signal: AbortSignal) => Promise<void>
}

export interface ThingsParts {
  readonly inventory: readonly Inventory[]
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly clock: Clock
  readonly logger: Logger
}

/** What was not seen for so long is gone: until then its exporter may be down. */
const REMEMBERED_MS = 86_400_000

export function createThingsTold({ inventory, readers, clock, logger }: ThingsParts): ThingsTold {
  const told = new Map<string, Told>()
  const [only] = readers.keys()
  return {
    of: ({ name }) => told.get(name) ?? NOTHING_TOLD,
    async ask(signal) {
      for (const one of inventory) {
        const reader = readers.get(one.prometheus ?? only ?? '')
        if (reader === undefined) continue
        signal.throwIfAborted()
        const at = clock()
        try {
          const series = await reader.instant(tidyQuery(one.query), at, signal)
          told.set(one.name, toldBy(series, told.get(one.name) ?? NOTHING_TOLD, { label: one.label, at }))
        } catch (error) {
          if (!(error instanceof PrometheusError)) throw error
          logger.warn({ inventory: one.name, err: error }, 'What exists could not be asked for')
        }
      }
    },
  }
}

function toldBy(
  series: readonly Series[],
  before: Told,
  { label, at }: { readonly label: string; readonly at: Date },
): Told {
  const things = new Map([...before.things].filter(([, seenAt]) => at.getTime() - seenAt.getTime() < REMEMBERED_MS))
  const named = series.flatMap(({ labels }) => labels[label] ?? [])
  for (const thing of named) things.set(thing, at)
  const kind = series.length === 0 ? 'finds_nothing' : named.length < series.length ? 'no_label' : 'answered'
  return { at, kind, things }
}
