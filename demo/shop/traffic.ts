/** What the shop does in one second at an instant. Rates per second; shares in [0, 1]. */
export interface Traffic {
  readonly requests: number
  readonly errorShare: number
  /** Share of answers slower than 300 ms. */
  readonly slowShare: number
}

/** Where customers pay. Each region has a payment provider of its own. */
export const REGIONS = ['ap', 'eu', 'us'] as const

export type Region = (typeof REGIONS)[number]

/** `probe` are visits from outside: each finds the shop, or not. */
export type Stream = 'checkout' | 'catalog' | 'search' | 'probe' | `payment-${Region}`

/** Something goes wrong: `share` of the events of `stream` fail, or are slow. Half-open. */
export interface Incident {
  readonly stream: Stream
  readonly kind: 'errors' | 'latency'
  readonly from: Date
  readonly to: Date
  readonly share: number
}

/** Requests per second on an average day, errors and slow answers that are always there. */
const ORDINARY: Readonly<Record<Stream, Traffic>> = {
  checkout: { requests: 8, errorShare: 0.0002, slowShare: 0.004 },
  catalog: { requests: 25, errorShare: 0.0006, slowShare: 0 },
  search: { requests: 5, errorShare: 0.003, slowShare: 0 },
  probe: { requests: 1 / 15, errorShare: 0, slowShare: 0 },
  'payment-ap': { requests: 0.6, errorShare: 0.0003, slowShare: 0 },
  'payment-eu': { requests: 3, errorShare: 0.0001, slowShare: 0 },
  'payment-us': { requests: 2, errorShare: 0.0002, slowShare: 0 },
}

const DAY_MS = 86_400_000

/** Busy in the evening, quiet at night: 0.3 to 1.7 times the average, the peak at 19:00 UTC. */
function dayCurve(at: Date): number {
  const share = (at.getTime() % DAY_MS) / DAY_MS
  return 1 + 0.7 * Math.cos((share - 19 / 24) * 2 * Math.PI)
}

/** What `stream` does at `at`: the ordinary day, and the incidents that hold `at`. */
export function trafficAt(stream: Stream, at: Date, incidents: readonly Incident[]): Traffic {
  const ordinary = ORDINARY[stream]
  const worst = (kind: Incident['kind'], usual: number) => {
    const now = incidents.filter((one) => one.stream === stream && one.kind === kind && one.from <= at && at < one.to)
    return Math.max(usual, ...now.map(({ share }) => share))
  }
  return {
    requests: ordinary.requests * dayCurve(at),
    errorShare: worst('errors', ordinary.errorShare),
    slowShare: worst('latency', ordinary.slowShare),
  }
}
