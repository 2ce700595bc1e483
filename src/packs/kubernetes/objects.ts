import type { Matcher } from '../../promql/selector.js'
import { ofJob } from '../select.js'

/**
 * Labels that name an object. `cluster` is there where one Prometheus watches several. All others, such as the address of kube-state-metrics
 * itself, would make another alert of it after each restart.
 */
const BY = ['cluster', 'namespace']

/** PromQL: a metric by the object that it is about. */
export function perObject(
  metric: string,
  of: { readonly job: string; readonly by: readonly string[] },
  ...more: readonly Matcher[]
): string {
  const labels = of.by.includes('node') ? ['cluster', ...of.by] : [...BY, ...of.by]
  return `max by (${labels.join(', ')}) (${ofJob(of.job, metric, ...more)})`
}

type Labels = Readonly<Record<string, string>>

/** Two objects in tests: one in trouble, and one that just keeps the threshold. */
export function objects(kind: string, more: Labels = {}): readonly [bad: Labels, good: Labels] {
  const named = (name: string) => (kind === 'node' ? { node: name } : { namespace: 'shop', [kind]: name })
  return [
    { ...named('bad'), ...more },
    { ...named('good'), ...more },
  ]
}

/** What kube-state-metrics' own scrape adds to each series. */
export function scraped(job: string, labels: Labels): Labels {
  return { job, instance: '10.0.0.1:8080', ...labels }
}
