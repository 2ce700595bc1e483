import type { Job } from '../shared/job.js'
import type { MetricSample } from '../shared/metric.js'
import type { ComputedStatus, StatusDocument } from '../status/status-document.js'
import { statusSamples } from '../status/status-parts.js'

/** The newest status, kept in memory for HTTP and metrics. */
export interface StatusBoard {
  readonly document: () => StatusDocument | null
  /** Samples of all features, made when the status was. */
  readonly samples: () => readonly MetricSample[]
  /** Reads the status anew. Rejects when the store fails; the last one stays. */
  readonly refresh: () => Promise<void>
  /** Every 30 s, a third of a cycle after the ingest, so that it sees what that brought. */
  readonly job: Job
}

export interface StatusBoardParts {
  readonly read: () => Promise<ComputedStatus>
  /** What else is asked of the store when the status is. */
  readonly readSamples: () => Promise<readonly MetricSample[]>
  /** Of the instant at which somebody asks: a status is older. */
  readonly backfill: () => StatusDocument['backfill']
}

export function createStatusBoard({ read, readSamples, backfill }: StatusBoardParts): StatusBoard {
  let newest: { readonly document: ComputedStatus; readonly samples: readonly MetricSample[] } | null = null
  const refresh = async () => {
    const document = await read()
    newest = { document, samples: [...statusSamples(document), ...(await readSamples())] }
  }
  return {
    document: () => (newest === null ? null : { ...newest.document, backfill: backfill() }),
    samples: () => newest?.samples ?? [],
    refresh,
    job: {
      ...{ name: 'status', cron: '10,40 * * * * *', timezone: 'UTC', missed: { kind: 'newest' } },
      first: refresh,
      run: refresh,
    },
  }
}
