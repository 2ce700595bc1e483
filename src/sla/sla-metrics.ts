import { samplesOf, stateSamples, type MetricDefinition, type MetricSample } from '../shared/metric.js'
import type { AgreementResult, Verdict } from './agreement-result.js'

const labels = ['service', 'sla', 'environment', 'customer']
const VERDICTS: readonly Verdict[] = ['met', 'breached', 'undetermined']

/** How agreements stand in the running calendar period, up to the ledger's watermark. */
export const slaMetrics: readonly MetricDefinition[] = [
  { name: 'plimsoll_sla_objective_ratio', help: 'Share promised by the agreement.', type: 'gauge', labels },
  {
    name: 'plimsoll_sla_achieved_ratio',
    help: 'Share achieved in the running period so far, over what was observed. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_sla_achieved_worst_ratio',
    help: 'Share achieved if everything in unknown time was bad. Absent when nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_sla_downtime_seconds',
    help: 'Downtime of the same weight as the bad events of the running period so far.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_sla_downtime_allowed_seconds',
    help: 'Downtime that the agreement allows in the whole running period.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_sla_unknown_seconds',
    help: 'Time without data in the judged part of the running period.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_sla_credit_ratio',
    help: 'Estimated credit as a share of the fee, at the share achieved so far. Absent when no credit is agreed or nothing was counted.',
    type: 'gauge',
    labels,
  },
  {
    name: 'plimsoll_sla_state',
    help: '1 for the verdict so far (met, breached, undetermined), 0 for the others.',
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
      plimsoll_sla_objective_ratio: result.objective,
      plimsoll_sla_achieved_ratio: result.achieved,
      plimsoll_sla_achieved_worst_ratio: result.worst,
      plimsoll_sla_downtime_seconds: result.achieved === null ? null : result.downtimeUsedSeconds,
      plimsoll_sla_downtime_allowed_seconds: result.downtimeAllowedSeconds,
      plimsoll_sla_unknown_seconds: result.unknownSeconds,
      plimsoll_sla_credit_ratio: result.credit?.ratio ?? null,
    }),
    ...stateSamples('plimsoll_sla_state', identity, { all: VERDICTS, current: result.verdict }),
  ]
}
