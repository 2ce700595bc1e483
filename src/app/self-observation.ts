import type { MetricSample } from '../shared/metric.js'
import { samplesOf } from '../shared/metric.js'
import type { RefusedMinute } from '../ledger/refused-log.js'
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
  readonly mail: MailFacts
}

/** What the outbox said when it was last asked. */
export interface MailFacts {
  readonly pending: number
  /** Incidents that nobody has acknowledged and whose policy counts. */
  readonly escalations: number
  /** By name of the report. */
  readonly lastSent: ReadonlyMap<string, Date>
  /** Issued reports that a later revision took the place of, by name of the report. */
  readonly superseded: ReadonlyMap<string, number>
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
        plimsoll_ledger_watermark_timestamp_seconds: watermark === null ? null : seconds(watermark),
        // Computed now, not when the status was: it must grow even when nothing else moves any more.
        plimsoll_ledger_lag_seconds: watermark === null ? null : seconds(facts.clock()) - seconds(watermark),
        plimsoll_outbox_pending: facts.mail.pending,
        plimsoll_escalations_active: facts.mail.escalations,
        plimsoll_config_last_reload_successful: facts.reload.successful ? 1 : 0,
        plimsoll_config_last_reload_success_timestamp_seconds: seconds(facts.reload.succeededAt),
      },
    ),
    ...samplesOf({ hash: facts.configHash.slice(0, 12) }, { plimsoll_config_hash_info: 1 }),
    ...samplesOf({ version: facts.version, node: process.versions.node }, { plimsoll_build_info: 1 }),
    ...[...facts.jobSuccess].flatMap(([job, at]) =>
      samplesOf({ job_name: job }, { plimsoll_job_last_success_timestamp_seconds: seconds(at) }),
    ),
    ...[...facts.mail.lastSent].flatMap(([report, at]) =>
      samplesOf({ report }, { plimsoll_report_last_sent_timestamp_seconds: seconds(at) }),
    ),
    ...[...facts.mail.superseded].flatMap(([report, count]) =>
      samplesOf({ report }, { plimsoll_reports_superseded: count }),
    ),
  ]
}

/** What the ledger did not take. An infinite value is one of Prometheus's numbers too. */
export function refusedSamples(minutes: readonly RefusedMinute[]): readonly MetricSample[] {
  return minutes.map(({ service, name, environment, reason, value }) => ({
    name: 'plimsoll_ledger_refused_value',
    labels: { service, slo: name, ...(environment !== '' && { environment }), reason },
    value,
  }))
}
