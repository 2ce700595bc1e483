import type { Random } from '../fuzz-config/random.js'

/** An alert or a delivery as JSON has it, to be spoilt. */
export type Json = Record<string, unknown>

/** When the deliveries of the fuzzer come in. */
export const RECEIVED_AT = new Date('2026-11-20T12:00:00Z')

/** A delivery that is right, of one to six alerts; no seed makes a fingerprint that another one makes. */
export function buildDelivery(seed: number, random: Random): Json & { alerts: unknown[] } {
  const alerts = Array.from({ length: 1 + random.below(6) }, (_, index) => buildAlert(seed * 16 + index, random))
  return {
    ...{ version: '4', groupKey: '{}:{service="checkout"}', truncatedAlerts: random.pick([0, 0, 3]) },
    ...{ status: 'firing', receiver: 'plimsoll', groupLabels: { service: 'checkout' }, commonLabels: {} },
    alerts,
  }
}

function buildAlert(number: number, random: Random): Json {
  const startsMs = RECEIVED_AT.getTime() - (1 + random.below(7200)) * 1000
  const isOver = random.below(3) === 0
  const endsAt = isOver ? new Date(startsMs + random.below(3600) * 1000).toISOString() : '0001-01-01T00:00:00Z'
  return {
    status: isOver ? 'resolved' : 'firing',
    labels: {
      alertname: random.pick(['SLOErrorBudgetBurn', 'ShardDown', 'Größe 🚢']),
      service: random.pick(['checkout', 'checkout', 'checkout', 'stranger']),
      severity: random.pick(['page', 'page', 'ticket', 'none']),
      instance: `shard-${number}`,
      ...(random.below(3) === 0 && { slo: 'availability', long_window: random.pick(['1h', '6h']) }),
    },
    annotations: { summary: `Shard ${number} is down`, runbook_url: 'https://runbooks.example.com/shard' },
    startsAt: new Date(startsMs).toISOString().replace('000Z', random.pick(['000Z', '123456789Z', '5+00:00'])),
    endsAt,
    generatorURL: 'http://prometheus.example.com/graph',
    fingerprint: number.toString(16).padStart(16, '0'),
  }
}
