import type { Dataset } from '../backup/dataset.js'
import type { PrometheusSource } from '../prometheus/source.js'
import { trackAnswers, type TrackedReader } from './answer-tracker.js'
import { datasetTrack } from './dataset-track-store.js'
import type { IngestSource } from './ingest-job.js'
import type { LedgerConfig, LedgerParts } from './ledger.js'
import { objectiveTrack } from './objective-track-store.js'

/** Every configured Prometheus with what is read from it, its answers remembered. */
export function ledgerSources(parts: LedgerParts): readonly (IngestSource & { readonly reader: TrackedReader })[] {
  const { config, readers, answers, clock } = parts
  return config.prometheus.map((source) => {
    const reader = readers.get(source.name)
    if (reader === undefined) throw new Error(`no reader for Prometheus ${source.name}`)
    const { slos, datasets } = askedOf(config, source)
    const before = answers?.find(({ name }) => name === source.name)
    return {
      source,
      slos,
      reader: trackAnswers(reader, clock, before),
      tracks: [objectiveTrack(slos, source.replicaLabels), datasetTrack(datasets)],
    }
  })
}

/** What is asked of one Prometheus. */
export function askedOf(config: LedgerConfig, { name }: PrometheusSource) {
  return {
    slos: config.services.flatMap(({ slos }) => slos.filter(({ prometheus }) => prometheus === name)),
    datasets: config.services.flatMap(({ datasets }) =>
      datasets.filter(({ prometheus, source }) => source === 'query' && prometheus === name),
    ),
  }
}

/** What is asked of no Prometheus, because it tells Plimsoll itself. */
export function pingedOf({ services }: LedgerConfig): readonly Dataset[] {
  return services.flatMap(({ datasets }) => datasets.filter(({ source }) => source === 'ping'))
}
