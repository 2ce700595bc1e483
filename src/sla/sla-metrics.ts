import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { AgreementResult, Verdict } from './agreement-result.js'

/** Names of the metrics below. Nothing spells one inline; renaming one is a breaking change. */
export const SLA_METRICS = {
  objective: 'plimsoll_sla_objective_ratio',
  achieved: 'plimsoll_sla_achieved_ratio',
  achievedWorst: 'plimsoll_sla_achieved_worst_ratio',
  downtime: 'plimsoll_sla_downtime_seconds',
  downtimeAllowed: 'plimsoll_sla_downtime_allowed_seconds',
  allowanceUsed: 'plimsoll_sla_allowance_used_ratio',
  bad: 'plimsoll_sla_bad_seconds',
  excluded: 'plimsoll_sla_excluded_seconds',
  unknown: 'plimsoll_sla_unknown_seconds',
  forecast: 'plimsoll_sla_forecast_ratio',
  credit: 'plimsoll_sla_credit_ratio',
  state: 'plimsoll_sla_state',
} as const

const labels = ['service', 'sla', 'environment', 'customer']
const VERDICTS: readonly Verdict[] = ['met', 'on_track', 'at_risk', 'breached', 'undetermined']

/** How agreements stand in the running calendar period, up to the ledger's watermark. */
export const slaMetrics: readonly MetricDefinition[] = [
  { name: SLA_METRICS.objective, help: 'Share promised by the agreement.', type: 'gauge', labels },
  {
    name: SLA_METRICS.achieved,
    help: 'Share achieved in the running period so far, over what was observed. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.achievedWorst,
    help: 'Share achieved if everything in unknown time was bad. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.downtime,
    help: 'Downtime of the same weight as the bad events of the running period so far, events to come being as usual.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.downtimeAllowed,
    help: 'Downtime that the agreement allows in the whole running period, less what is excluded of it.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.allowanceUsed,
    help: 'Share of what the agreement allows to fail in the whole running period that has failed. Absent when nothing was counted, or nothing may fail.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.bad,
    help: 'Length of the bad intervals of the running period so far, as far as they are known. Absent where the agreement has no bad intervals.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.excluded,
    help: 'Planned maintenance that was left out of the running period so far, as agreed.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.unknown,
    help: 'Time without data in the judged part of the running period.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.forecast,
    help: 'Share achieved at the end of the running period at the pace of the last 7 d. Absent until a day was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.credit,
    help: 'Estimated credit as a share of the fee, if nothing fails any more in the running period. Absent when no credit is agreed or nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: SLA_METRICS.state,
    help: '1 for how the running period stands (on_track, at_risk, breached: even a faultless rest cannot save it; undetermined: nothing counted; met: the agreement ended), 0 for the others.',
    type: 'gauge',
    labels: [...labels, 'state'],
  },
]

/** The samples of one agreement. Downtime used is absent when nothing was counted: silence is not uptime. */
export function slaSamples(result: AgreementResult): readonly MetricSample[] {
  const identity = {
    service: result.service,
    sla: result.sla,
    environment: result.environment,
    customer: result.customer,
  }
  return [
    ...samplesOf(identity, {
      [SLA_METRICS.objective]: result.objective,
      [SLA_METRICS.achieved]: result.achieved,
      [SLA_METRICS.achievedWorst]: result.worst,
      [SLA_METRICS.downtimeAllowed]: result.downtimeAllowedSeconds,
      ...usedOf(result),
      [SLA_METRICS.bad]: result.measured.bad?.knownSeconds ?? null,
      [SLA_METRICS.excluded]: result.excludedSeconds,
      [SLA_METRICS.unknown]: result.unknownSeconds,
      ...aheadOf(result),
    }),
    ...stateSamples(SLA_METRICS.state, identity, { all: VERDICTS, current: result.verdict }),
  ]
}

/** Nothing where nothing was counted. The share is `NaN` or infinite where nothing may fail. */
function usedOf({ achieved, downtimeUsedSeconds: used, downtimeAllowedSeconds }: AgreementResult) {
  const known = achieved !== null
  return {
    [SLA_METRICS.downtime]: known ? used : null,
    [SLA_METRICS.allowanceUsed]: known ? used / downtimeAllowedSeconds : null,
  }
}

/** What the end of the period may bring. */
function aheadOf({ forecast, credit }: AgreementResult) {
  return { [SLA_METRICS.forecast]: forecast?.projected ?? null, [SLA_METRICS.credit]: credit?.ratio ?? null }
}
