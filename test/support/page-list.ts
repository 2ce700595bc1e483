import type { WorldSize } from './page-world.js'

/**
 * A page that browsers are shown: `test/compat/pages.test.ts` opens each. Not among them are a single report, of which these worlds have none,
 * and what strangers are shown: the status page and the sign-in.
 */
export interface ListedPage {
  /** Of its pictures. */
  readonly name: string
  /** `{service}`: the name of a service that has one of everything. */
  readonly path: string
  /** Whether it needs something to be about: an object of which there is none has no page. */
  readonly needsOne?: boolean
}

export const PAGES: readonly ListedPage[] = [
  { name: 'now', path: '/' },
  { name: 'services', path: '/services' },
  { name: 'services-found', path: '/services?q=0&state=attention' },
  { name: 'service', path: '/services/{service}', needsOne: true },
  { name: 'agreements', path: '/agreements' },
  { name: 'agreement', path: '/agreements/{service}/enterprise', needsOne: true },
  { name: 'datasets', path: '/datasets' },
  { name: 'dataset', path: '/datasets/{service}/{service}-db', needsOne: true },
  { name: 'incidents', path: '/incidents' },
  { name: 'incident', path: '/incidents/1', needsOne: true },
  { name: 'reports', path: '/reports' },
  { name: 'audit', path: '/audit' },
]

/** Its address in a world of so many services. */
export function pathIn(size: WorldSize, { path }: ListedPage): string {
  return path.replaceAll('{service}', size === 'thousand' ? 'service-002' : 'checkout')
}
