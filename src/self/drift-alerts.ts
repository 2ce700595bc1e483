import type { DriftPart } from '../drift/drift-key.js'
import { isWatched } from '../drift/drift-key.js'
import type { ExpressionTest } from '../promql/rule.js'
import { SELF_ALERTS, SELF_METRICS } from './self-names.js'

/** What decides whether there are such alerts. */
export interface DriftWatched extends DriftPart {
  readonly alertmanager: object | null
}

/**
 * Alerts on what runs and is not what is generated; none where nobody is asked. A rollout takes its time, so that a difference has to stay. Where a server
 * then no longer answers its difference is told on for an hour, until that nobody knows is told.
 */
export function driftAlerts(config: DriftWatched) {
  if (!isWatched(config, config.alertmanager !== null)) return []
  const { driftItems, driftKnown } = SELF_METRICS
  return [
    {
      alert: SELF_ALERTS.drifted,
      expr: `sum by (server, name) (max by (server, name, kind) (last_over_time(${driftItems}[1h]))) > 0`,
      for: '30m',
      summary: 'What {{ $labels.server }} {{ $labels.name }} has loaded is not what is generated',
      description:
        '{{ $value | humanize }} differences from what is generated from the configuration that runs: a file was edited by hand, was not rolled out, or is left over. Which: plimsoll diff, or the page /drift.',
    },
    {
      alert: SELF_ALERTS.driftUnknown,
      expr: `max by (server, name) (${driftKnown}) == 0`,
      for: '1h',
      summary: 'Nobody knows what {{ $labels.server }} {{ $labels.name }} has loaded',
      description:
        'It does not say which rules or which configuration it runs, so that nobody would notice that they are not the reviewed ones. The page /drift says why; drift in the configuration says whom to ask.',
    },
  ]
}

/** @param more labels of the alert that fires besides the common ones; `null`: it does not fire */
type Firing = (alert: string, at: string, more: string | null) => ExpressionTest

/** Unit tests of them, as name, series and checks. */
export function driftTests(firing: Firing) {
  const labels = ',name="main",server="prometheus"'
  const of = (kind: string, name = 'main') => `job="p",server="prometheus",name="${name}",kind="${kind}"`
  const { driftItems, driftKnown } = SELF_METRICS
  return [
    {
      name: 'a difference that stays for half an hour is told of until it is gone, a rollout is not',
      series: [
        [driftItems, of('changed'), '0x9 1x50 0x30'],
        [driftItems, of('missing'), '0x89'],
        [driftItems, of('missing', 'other'), '0x9 3x20 0x60'],
      ],
      checks: [
        firing(SELF_ALERTS.drifted, '38m', null),
        firing(SELF_ALERTS.drifted, '42m', labels),
        firing(SELF_ALERTS.drifted, '63m', null),
      ],
    },
    {
      name: 'a difference is told on for an hour where its server no longer answers, then that nobody knows',
      series: [
        [driftItems, of('extra'), '1x60 stale'],
        [driftKnown, 'job="p",server="prometheus",name="main"', '1x60 0x120'],
      ],
      checks: [
        firing(SELF_ALERTS.drifted, '118m', labels),
        firing(SELF_ALERTS.driftUnknown, '118m', null),
        firing(SELF_ALERTS.drifted, '123m', null),
        firing(SELF_ALERTS.driftUnknown, '123m', labels),
      ],
    },
  ] as const
}
