import { PrometheusError } from '../../promql/prometheus-error.js'
import type { SeriesReader } from '../../promql/series-reader.js'
import type { Logger } from '../../shared/logger.js'
import { isDivisible } from '../../slo/indicator/slice.js'
import { bySlo, type LedgerBySlo } from '../../slo/slo-subjects.js'
import { sloKey, type Slo } from '../../slo/slo.js'
import { readCanary } from '../canary/read-canary.js'
import type { CanaryLabels } from '../canary/canary-schema.js'
import { afterIn, type LedgerReaders, type Watched } from './count-around.js'
import type { CountedSlo } from './judge-findings.js'

export interface BesideParts extends Pick<LedgerReaders, 'counts'> {
  /** By name of the Prometheus. */
  readonly readers: ReadonlyMap<string, SeriesReader>
  readonly logger: Logger
}

/** A canary that is watched. */
export interface WatchedCanary extends Watched {
  readonly labels: CanaryLabels
  readonly signal: AbortSignal
}

/**
 * What a canary and the rest of its service did so far, minute by minute: the ledger keeps no labels, so Prometheus is asked, for the minutes
 * that the ledger has reached. Where it cannot answer nothing is known this time.
 */
export async function countBeside(parts: BesideParts, canary: WatchedCanary): Promise<readonly CountedSlo[]> {
  const slos = canary.slos.filter(({ indicator }) => isDivisible(indicator))
  const known = bySlo(await parts.counts.objectives(slos.map(sloKey)))
  return Promise.all(slos.map((slo) => countOne(parts, canary, { slo, known })))
}

interface Asked {
  readonly slo: Slo
  readonly known: LedgerBySlo
}

async function countOne(
  { readers, logger }: BesideParts,
  { deployment, labels, signal }: WatchedCanary,
  { slo, known }: Asked,
): Promise<CountedSlo> {
  const { after, looks } = afterIn(slo, deployment, known)
  const nothing = { bins: [], unknownMinutes: 0 }
  const unknown = { slo: slo.name, before: nothing, after: nothing, looks, isBeside: true, pagedAfterSeconds: null }
  const reader = readers.get(slo.prometheus)
  if (reader === undefined) return unknown
  try {
    const beside = await readCanary({ reader, slo, labels, interval: after, signal })
    return beside === null ? unknown : { ...unknown, before: beside.baseline, after: beside.canary }
  } catch (error) {
    if (!(error instanceof PrometheusError)) throw error
    logger.warn({ slo: slo.name, service: slo.service, reason: error.reason }, 'A canary could not be read')
    return unknown
  }
}
