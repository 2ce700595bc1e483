import type { Incident } from './traffic.js'

/** What can be broken, and what that does to a stream of events; `null`: something else breaks. */
export const EFFECTS = {
  checkout: { stream: 'checkout', kind: 'errors', share: 1 },
  'checkout-latency': { stream: 'checkout', kind: 'latency', share: 0.9 },
  catalog: { stream: 'catalog', kind: 'errors', share: 0.5 },
  search: { stream: 'search', kind: 'errors', share: 0.5 },
  reachable: { stream: 'probe', kind: 'errors', share: 1 },
  'payment-eu': { stream: 'payment-eu', kind: 'errors', share: 1 },
  'orders-db': null,
  target: null,
} as const satisfies Readonly<Record<string, Omit<Incident, 'from' | 'to'> | null>>

export type Fault = keyof typeof EFFECTS

/** For people: what happens when it is broken. */
export const FAULTS: Readonly<Record<Fault, string>> = {
  checkout: 'every order fails with a server error',
  'checkout-latency': 'nine of ten orders take longer than 300 ms',
  catalog: 'every second page fails',
  search: 'every second search fails',
  reachable: 'who comes from outside does not reach the shop',
  'payment-eu': 'no payment in Europe succeeds; those of other regions do',
  'orders-db': 'the backup of the orders stops; stale after 15 min',
  target: 'the shop cannot be scraped: no data is not the same as no errors',
}

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name)
}
