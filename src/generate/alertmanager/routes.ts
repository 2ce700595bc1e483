import type { Config } from '../../config/config.js'
import type { AlertmanagerSettings } from '../../alertmanager/alertmanager-settings.js'
import type { Team } from '../../service/service.js'
import { SELF_ALERTS } from '../../self/self-names.js'
import { OWN_RECEIVERS } from './alertmanager-names.js'
import type { MutedServices } from './maintenance-intervals.js'

/** A node of Alertmanager's routing tree. */
export type Route = Readonly<Record<string, unknown>>

const GROUP_BY = ['service', 'environment', 'alertname']

/** Pages go out at once; the few seconds let the alerts of one failure arrive together. Tickets wait for the page that inhibits them. */
const TIMING = {
  page: { group_wait: '10s', group_interval: '1m', repeat_interval: '4h' },
  ticket: { group_wait: '30s', group_interval: '5m', repeat_interval: '24h' },
} as const

/** Routes in their order: Plimsoll hears everything, then its watchdog, then teams by severity. */
export function ownRoutes(
  config: Config,
  alertmanager: AlertmanagerSettings,
  muted: readonly MutedServices[],
): readonly Route[] {
  return [
    webhookRoute(),
    watchdogRoute(alertmanager),
    ...config.teams.flatMap((team) => teamRoutes(team, ofTeam(muted, team, config))),
  ]
}

/**
 * The whole tree. Its last route takes what no other did: once a route has matched, and that to Plimsoll always does, the receiver of the
 * root is told nothing.
 */
export function routingTree(
  routes: readonly Route[],
  { defaultReceiver }: AlertmanagerSettings,
  muted: readonly MutedServices[],
): Route {
  const rest = { receiver: defaultReceiver }
  return {
    receiver: defaultReceiver,
    group_by: GROUP_BY,
    group_wait: '30s',
    group_interval: '5m',
    repeat_interval: '4h',
    routes: [...routes, muted.length === 0 ? rest : { ...rest, routes: muted.map(mutedRoute) }],
  }
}

/** First, and never muted: an incident that nobody is told of is measured all the same. */
function webhookRoute(): Route {
  return {
    receiver: OWN_RECEIVERS.webhook,
    continue: true,
    group_by: ['...'],
    group_wait: '0s',
    group_interval: '30s',
    repeat_interval: '5m',
  }
}

/** Only our own: that of another Prometheus must not keep the switch from going off. */
function watchdogRoute({ watchdogReceiver }: AlertmanagerSettings): Route {
  return {
    receiver: watchdogReceiver ?? OWN_RECEIVERS.nobody,
    matchers: [equals('alertname', SELF_ALERTS.watchdog), equals('service', 'plimsoll')],
    group_wait: '0s',
    group_interval: '1m',
    repeat_interval: '5m',
  }
}

function teamRoutes({ name, receivers }: Team, muted: readonly MutedServices[]): Route[] {
  return (['page', 'ticket'] as const).flatMap((severity) => {
    const receiver = receivers[severity]
    if (receiver === null) return []
    const route = { receiver, matchers: [equals('team', name), equals('severity', severity)], ...TIMING[severity] }
    return [muted.length === 0 ? route : { ...route, routes: muted.map(mutedRoute) }]
  })
}

/** Inherits all but the muting from the route that it stands in. */
function mutedRoute({ services, intervals }: MutedServices): Route {
  const [first = ''] = services
  const matcher = services.length === 1 ? equals('service', first) : `service=~"${services.join('|')}"`
  return { matchers: [matcher], mute_time_intervals: intervals }
}

function ofTeam(muted: readonly MutedServices[], team: Team, { services }: Config): MutedServices[] {
  const own = new Set(services.flatMap((service) => (service.team === team.name ? [service.name] : [])))
  return muted
    .map((one) => ({ ...one, services: one.services.filter((name) => own.has(name)) }))
    .filter((one) => one.services.length > 0)
}

/** Values are names of ours, which need no escaping. */
function equals(label: string, value: string): string {
  return `${label}="${value}"`
}
