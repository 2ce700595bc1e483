import type { MetricSample } from '../shared/metric.js'
import { samplesOf } from '../shared/metric.js'
import type { ProcessState } from './process-state.js'
import type { SchedulerParts } from '../scheduler/create-scheduler.js'
import { LEDGER_METRICS } from '../ledger/ledger-metrics.js'
import type { RefusedMinute } from '../ledger/refused-log.js'
import { self } from '../self/self-metrics.js'
import { SELF_METRICS } from '../self/self-names.js'
import type { Clock } from '../shared/clock.js'
import type { StatusDocument } from '../status/status-document.js'

/** What the app remembers about itself between scrapes. */
export interface SelfFacts {
  readonly version: string
  readonly configHash: string
  readonly clock: Clock
  /** When each job last ended well. */
  readonly jobSuccess: ReadonlyMap<string, Date>
  /** How the last reload went. */
  readonly reload: { readonly successful: boolean; readonly succeededAt: Date }
}

/** Notes how runs of jobs end. */
export function schedulingObserver(
  { clock }: { readonly clock: Clock },
  { meter, facts }: ProcessState,
): Pick<SchedulerParts, 'observe' | 'onSetBack'> {
  return {
    observe({ job, seconds: taken, ok }) {
      meter.observe(self('plimsoll_job_duration_seconds'), { job_name: job }, taken)
      if (ok) facts.jobSuccess.set(job, clock())
      else meter.count(SELF_METRICS.jobFailures, { job_name: job })
    },
    onSetBack() {
      meter.count(SELF_METRICS.clockSetBack, { what: 'job' })
    },
  }
}

function seconds(instant: Date): number {
  return instant.getTime() / 1000
}

/** Plimsoll's own gauges at this instant. */
export function selfSamples(facts: SelfFacts, document: StatusDocument | null): readonly MetricSample[] {
  const watermark = document?.ledgerWatermark ?? null
  return [
    ...samplesOf(
      {},
      {
        [LEDGER_METRICS.watermark]: watermark === null ? null : seconds(watermark),
        // Computed now, not when the status was: it must grow even when nothing else moves any more.
        [LEDGER_METRICS.lag]: watermark === null ? null : seconds(facts.clock()) - seconds(watermark),
        [SELF_METRICS.reloadSuccessful]: facts.reload.successful ? 1 : 0,
        [self('plimsoll_config_last_reload_success_timestamp_seconds')]: seconds(facts.reload.succeededAt),
      },
    ),
    ...samplesOf({ hash: facts.configHash.slice(0, 12) }, { [self('plimsoll_config_hash_info')]: 1 }),
    ...samplesOf({ version: facts.version, node: process.versions.node }, { [SELF_METRICS.build]: 1 }),
    ...[...facts.jobSuccess].flatMap(([job, at]) =>
      samplesOf({ job_name: job }, { [self('plimsoll_job_last_success_timestamp_seconds')]: seconds(at) }),
    ),
  ]
}

/** What the ledger did not take. An infinite value is one of Prometheus's numbers too. */
export function refusedSamples(minutes: readonly RefusedMinute[]): readonly MetricSample[] {
  return minutes.map(({ service, name, environment, reason, value }) => ({
    name: LEDGER_METRICS.refusedValue,
    labels: { service, slo: name, ...(environment !== '' && { environment }), reason },
    value,
  }))
}
