import type { Pack } from '../pack.js'
import type { HttpPack } from './http-schema.js'
import { httpSelectors, services } from './http-series.js'
import { errors, slow } from './quality-alerts.js'
import { noTraffic, notMonitored } from './traffic-alerts.js'

/** The http pack. Its metrics are what the configuration says. */
export function httpPack(settings: HttpPack): Pack {
  const [service] = services(settings.by, httpSelectors(settings).requests)
  return {
    name: 'http',
    settings,
    onHosts: false,
    alerts: [errors(settings), slow(settings), noTraffic(settings), notMonitored(settings)],
    targets: [{ labels: service, alert: 'HttpNotMonitored' }],
  }
}
