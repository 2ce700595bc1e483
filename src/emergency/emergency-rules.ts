import type { GlobalRules } from '../feature/feature.js'
import { MINUTES_STEP_SECONDS } from '../feature/test-steps.js'
import type { AlertingRule, RuleTest } from '../promql/rule.js'
import { formatDuration } from '../shared/duration.js'
import type { EmergencyPart } from './emergency-key.js'
import { EMERGENCY_METRICS } from './emergency-metrics.js'

const PACK_OLD = 'EmergencyPackOld'

/** A daemon that comes back makes one where it has none. */
const FOR = '10m'

function rule(maxAgeSeconds: number): AlertingRule {
  return {
    alert: PACK_OLD,
    expr: `time() - max(${EMERGENCY_METRICS.made}) > ${maxAgeSeconds}`,
    for: FOR,
    labels: { severity: 'ticket' },
    annotations: {
      summary: `the emergency pack is older than ${formatDuration(maxAgeSeconds)}`,
      description:
        '{{ if gt $value 1e9 }}It was never made.{{ else }}It was made {{ $value | humanizeDuration }} ago.{{ end }} Why it is not made: the log of the job emergency-pack. By hand: plimsoll emergency-pack.',
    },
  }
}

/** Made at the beginning, too old after `maxAgeSeconds`, and made again half an hour later. */
function ruleTest(maxAgeSeconds: number): RuleTest {
  const minutes = Math.ceil(maxAgeSeconds / 60)
  return {
    name: 'an emergency pack that is too old is told of until there is a new one',
    interval: '1m',
    input_series: ['a', 'b'].map((instance) => ({
      series: `${EMERGENCY_METRICS.made}{instance="${instance}"}`,
      values: `0x${minutes + 30} ${(minutes + 30) * 60}x30`,
    })),
    promql_expr_test: [firing(minutes - 1, false), firing(minutes + 20, true), firing(minutes + 45, false)],
  }
}

function firing(minutes: number, isFiring: boolean) {
  const own = `alertname="${PACK_OLD}",alertstate="firing"`
  const samples = isFiring ? [{ labels: `ALERTS{${own},severity="ticket"}`, value: 1 }] : []
  return { expr: `ALERTS{${own}}`, eval_time: `${minutes}m`, exp_samples: samples }
}

/** Longer tests would take promtool minutes. */
const LONGEST_TESTED_SECONDS = 8 * 86_400

/** The rule on the age of the pack; none where none is made by itself. */
export function emergencyRules({ emergencyPack }: EmergencyPart): GlobalRules {
  const head = { name: '_emergency_pack', isOfPlimsoll: true, remarks: [] } as const
  if (emergencyPack === null) return { ...head, groups: [], suites: [] }
  const { maxAgeSeconds } = emergencyPack
  const isTested = maxAgeSeconds <= LONGEST_TESTED_SECONDS
  return {
    ...head,
    groups: [{ name: '_emergency_pack', interval: '1m', rules: [rule(maxAgeSeconds)] }],
    suites: isTested ? [{ name: '', stepSeconds: MINUTES_STEP_SECONDS, tests: [ruleTest(maxAgeSeconds)] }] : [],
    remarks: isTested ? [] : ['EmergencyPackOld is not tested: max_age is longer than 8d'],
  }
}
