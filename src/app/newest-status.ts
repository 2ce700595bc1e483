import type { Runtime } from '../feature/runtime.js'
import type { Ledger } from '../ledger/ledger.js'
import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'
import { createStatusReader, type StatusQuestion } from '../status/read-status.js'
import type { ComputedStatus, StatusDocument } from '../status/status-document.js'
import { statusSamples } from '../status/status-parts.js'
import type { Ports } from './ports.js'

/** The newest status, kept in memory for HTTP and metrics. */
export interface NewestStatus {
  readonly document: () => StatusDocument | null
  /** Samples of all features, made when the status was: a list for each part of it, and one more. */
  readonly samples: () => readonly (readonly MetricSample[])[]
  /** Reads the status anew. Rejects when the store fails; the last one stays. */
  readonly refresh: () => Promise<void>
  /** Every 30 s, a third of a cycle after the ingest, so that it sees what that brought. */
  readonly job: Job
}

/** Reads it by the features. Throws where none of them reads a part of it. */
export function createNewestStatus(
  ports: Ports,
  features: readonly Runtime<StatusQuestion>[],
  ledger: Pick<Ledger, 'backfill' | 'lastAnswers'>,
): NewestStatus {
  let newest: { readonly document: ComputedStatus; readonly samples: readonly (readonly MetricSample[])[] } | null =
    null
  const readings = features.flatMap(({ status }) => (status === undefined ? [] : [status]))
  const readStatus = createStatusReader({ ...ports, readings, lastAnswers: () => ledger.lastAnswers() })
  const refresh = async () => {
    const document = await readStatus(ports.clock())
    newest = { document, samples: [...statusSamples(document), await readSamples(features)] }
  }
  const live = (document: ComputedStatus): ComputedStatus => {
    const values: Readonly<Record<string, unknown>> = { ...document }
    const changes = readings.flatMap(({ key, live: become }) =>
      become === undefined ? [] : [[key, become(values[key])] as const],
    )
    return Object.assign({ ...document }, Object.fromEntries(changes))
  }
  return {
    // History is that of the instant at which somebody asks: a status is older.
    document: () => (newest === null ? null : { ...live(newest.document), backfill: ledger.backfill() }),
    samples: () => newest?.samples ?? [],
    refresh,
    job: {
      ...{ name: 'status', cron: '10,40 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
      first: refresh,
      run: refresh,
    },
  }
}

async function readSamples(features: readonly Runtime<StatusQuestion>[]): Promise<readonly MetricSample[]> {
  const samples = await Promise.all(features.map(async (feature) => (await feature.readSamples?.()) ?? []))
  return samples.flat()
}
