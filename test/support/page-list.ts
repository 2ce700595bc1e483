import type { ApiPaths } from '../../src/http/describe.js'
import type { PageAddresses } from './page-life.js'

/** A page that browsers are shown: `test/compat/pages.test.ts` opens each, and fails where one of the table of routes is not here. */
export interface ListedPage {
  /** Of its pictures. */
  readonly name: string
  /** `{service}`: a service that has one of everything; `{number}`: of a report; `{run}`: of a drill; `{deployment}`: of one; `{token}`: of a signed link. */
  readonly path: string
  /** Whether it needs something to be about: an object of which there is none has no page. */
  readonly needsOne?: boolean
  /** Of its answer; default 200. */
  readonly status?: number
  /** Whether it is opened by whoever comes by, who has not signed in. */
  readonly byStrangers?: boolean
  /** Whether no page leads there: people have its address from elsewhere. */
  readonly unlinked?: boolean
  /** Its path in the table of routes, where that is not `path` without the query. */
  readonly route?: string
}

export const PAGES: readonly ListedPage[] = [
  { name: 'now', path: '/' },
  { name: 'services', path: '/services' },
  { name: 'services-found', path: '/services?q=0&state=attention' },
  { name: 'service', path: '/services/{service}', needsOne: true },
  { name: 'agreements', path: '/agreements' },
  { name: 'agreements-found', path: '/agreements?q=nobody' },
  {
    ...{ name: 'agreement', path: '/agreements/{service}/enterprise', needsOne: true },
    route: '/agreements/{service}/{name}',
  },
  {
    ...{ name: 'agreement-period', path: '/agreements/{service}/enterprise/2026-11', needsOne: true },
    ...{ route: '/agreements/{service}/{name}/{period}', unlinked: true },
  },
  { name: 'datasets', path: '/datasets' },
  {
    ...{ name: 'dataset', path: '/datasets/{service}/{service}-db', needsOne: true },
    route: '/datasets/{service}/{name}',
  },
  { name: 'deployments', path: '/deployments' },
  { name: 'deployments-found', path: '/deployments?state=inconclusive' },
  { name: 'deployment', path: '/deployments/{deployment}', needsOne: true, route: '/deployments/{id}' },
  { name: 'gates', path: '/gate' },
  { name: 'gate', path: '/gate/{service}', needsOne: true },
  { name: 'controls', path: '/controls' },
  { name: 'controls-found', path: '/controls?status=non_compliant' },
  { name: 'inventory', path: '/inventory' },
  { name: 'runbooks', path: '/runbooks' },
  { name: 'runbooks-found', path: '/runbooks?q=plimsoll' },
  { name: 'runbooks-of-service', path: '/runbooks/{service}', needsOne: true, route: '/runbooks/{set}' },
  {
    ...{ name: 'runbook', path: '/runbooks/{service}/SLOErrorBudgetBurn', needsOne: true },
    route: '/runbooks/{set}/{alert}',
  },
  { name: 'dependencies', path: '/dependencies' },
  { name: 'reviews', path: '/reviews' },
  { name: 'review', path: '/reviews/{review}', needsOne: true, route: '/reviews/{name}' },
  { name: 'drills', path: '/drills' },
  { name: 'drill', path: '/drills/{run}', needsOne: true, route: '/drills/{id}' },
  { name: 'kpis', path: '/kpis' },
  { name: 'incidents', path: '/incidents' },
  { name: 'incidents-found', path: '/incidents?state=resolved' },
  { name: 'incident', path: '/incidents/1', needsOne: true, route: '/incidents/{id}' },
  {
    ...{ name: 'post-incident-report', path: '/incidents/1/report', needsOne: true },
    route: '/incidents/{id}/report',
  },
  { name: 'actions', path: '/actions' },
  { name: 'actions-found', path: '/actions?state=done' },
  { name: 'reports', path: '/reports' },
  { name: 'report', path: '/reports/{number}', needsOne: true },
  { name: 'drift', path: '/drift' },
  { name: 'audit', path: '/audit' },
  { name: 'audit-found', path: '/audit?actor=nobody' },
  { name: 'status', path: '/status', needsOne: true, byStrangers: true },
  { name: 'sign-in', path: '/sign-in', byStrangers: true },
  { name: 'link', path: '/link/{token}', needsOne: true, byStrangers: true, unlinked: true },
  { name: 'missing', path: '/nowhere', status: 404, unlinked: true },
]

/** Its address in a world. */
export function pathIn(addresses: PageAddresses, { path }: ListedPage): string {
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = addresses[name]
    if (value === undefined) throw new Error(`this world has nothing for {${name}} of ${path}`)
    return value
  })
}

/** Routes by which a page is opened, and why they are in no list: what they answer is another page's, or no page of its own. */
const BESIDE: Readonly<Record<string, string>> = {
  '/api/v1/emergency-pack.html': 'the emergency pack to keep, which its own tests render',
  '/api/v1/incidents/{id}/report.html': 'the post-incident report to keep, which its own tests render',
  '/link/{token}/page': 'the report as it was issued, which the tests of reports render',
  '/sign-in/oidc': 'it leads to the provider, and shows the sign-in where that does not answer',
  '/sign-in/oidc/callback': 'the sign-in with a sentence why nobody was signed in',
}

/** Routes of the table that show a page to a browser and stand in no list; and names in the lists that are no such route. */
export function unlistedPages(paths: ApiPaths): readonly string[] {
  const shown = Object.entries(paths).flatMap(([path, { get }]) => {
    const answers = Object.values(get?.responses ?? {}) as readonly { readonly content?: object }[]
    const isPage = answers.some(({ content = {} }) => 'text/html' in content)
    return isPage ? [path] : []
  })
  const listed = new Set([...PAGES.map(({ path, route }) => route ?? path.replace(/\?.*/, '')), ...Object.keys(BESIDE)])
  const gone = [...listed].filter((path) => !shown.includes(path) && path !== '/nowhere')
  return [...shown.filter((path) => !listed.has(path)), ...gone]
}
