import { renderSelector, type Matcher } from '../promql/selector.js'

/** Which part of the organisation a panel speaks of: matchers over the variables of its dashboard. */
export type Scope = readonly Matcher[]

const environment: Matcher = { label: 'environment', operator: '=~', value: '$environment' }

/** Everything that was chosen. `.*` stands for all, so that series without the label are there too. */
export const CHOSEN_SERVICES: Scope = [environment, { label: 'service', operator: '=~', value: '$service' }]

/** The one service of the service dashboard. */
export const ONE_SERVICE: Scope = [environment, { label: 'service', operator: '=', value: '$service' }]

/** The one SLO of the service dashboard. */
export const ONE_SLO: Scope = [...ONE_SERVICE, { label: 'slo', operator: '=', value: '$slo' }]

/** Selector of a series within a scope. */
export function select(metric: string, scope: Scope, more: Readonly<Record<string, string>> = {}): string {
  const own = Object.entries(more).map(([label, value]): Matcher => ({ label, operator: '=', value }))
  return renderSelector({ metric, matchers: [...scope, ...own] })
}

/** A gauge of the daemon by its own labels only: two instances, or the scrape's `job` and `instance`, do not show. */
export function daemonGauge(selector: string, by: readonly string[]): string {
  return `max by (${by.join(', ')}) (${selector})`
}
