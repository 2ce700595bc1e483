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

/** For people: what happens when it is broken, and how soon somebody is told. Measured in the running demo. */
export const FAULTS: Readonly<Record<Fault, { readonly words: string; readonly shows: string }>> = {
  checkout: { words: 'every order fails with a server error', shows: 'a page after a good minute' },
  'checkout-latency': { words: 'nine of ten orders take longer than 300 ms', shows: 'a page after 8 to 10 min' },
  catalog: { words: 'every second page fails', shows: 'a page after 9 min' },
  search: { words: 'every second search fails', shows: 'a page after 13 to 16 min' },
  reachable: { words: 'who comes from outside does not reach the shop', shows: 'a page after a good minute' },
  'payment-eu': {
    words: 'no payment in Europe succeeds; those of other regions do',
    shows: 'a page after 1½ min, for Europe alone',
  },
  'orders-db': { words: 'the backup of the orders stops', shows: 'a ticket after 5 min, a page after 10 min' },
  target: {
    words: 'the shop cannot be scraped: no data is not the same as no errors',
    shows: 'tickets after 9 min',
  },
}

export function isFault(name: string): name is Fault {
  return Object.hasOwn(FAULTS, name)
}
