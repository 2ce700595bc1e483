/** A page that browsers are shown, and every page is one of them: `test/compat/pages.test.ts` opens each. */
export interface ListedPage {
  /** Of its pictures. */
  readonly name: string
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
  { name: 'reports', path: '/reports' },
  { name: 'audit', path: '/audit' },
]
