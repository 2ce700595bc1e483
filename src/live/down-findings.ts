import { matches } from '../promql/sample-value.js'
import { renderSelector, type Selector } from '../promql/selector.js'
import type { Indicator } from '../slo/slo.js'
import type { Finding } from './finding.js'
import type { LiveSource } from './live-source.js'
import { watchedSelectors } from './watched-selectors.js'

/** A target that Prometheus scrapes, by the labels that it always has. */
export interface Target {
  readonly job: string
  readonly instance: string
}

/**
 * Nothing of an indicator is there because its targets are down. Looked at before anything else: of series that are not scraped nothing
 * can be said, and what is not said here would read as a mistake of the configuration.
 */
export async function downFindings(indicator: Indicator, source: LiveSource): Promise<Finding[]> {
  const watched = watchedSelectors(indicator).filter(({ presence }) => presence !== 'rare')
  const down: Target[] = []
  for (const { selector } of watched) {
    if ((await source.largest(`count(${renderSelector(selector)})`)) !== null) return []
    down.push(...(await downOf(selector, source)))
  }
  return judgeDown(renderSelector(watched[0]?.selector ?? { metric: null, matchers: [] }), down)
}

/** All targets that are down. */
export async function downTargets(source: LiveSource): Promise<Target[]> {
  return (await source.ask('up == 0')).map(({ labels }) => toTarget(labels))
}

/** Of targets that brought the series within a day those that are down; where it never came, those that its matchers name. */
async function downOf(selector: Selector, source: LiveSource): Promise<Target[]> {
  const down = await downTargets(source)
  if (down.length === 0) return []
  const before = await source.ask(`count by (job, instance) (last_over_time(${renderSelector(selector)}[1d]))`)
  if (before.length === 0) return down.filter((target) => isNamed(target, selector))
  const places = new Set(before.map(({ labels }) => described(toTarget(labels))))
  return down.filter((target) => places.has(described(target)))
}

function isNamed(target: Target, { matchers }: Selector): boolean {
  const own = matchers.filter(({ label }) => label === 'job' || label === 'instance')
  return own.length > 0 && own.every((matcher) => matches(matcher, target[matcher.label as keyof Target]))
}

function judgeDown(text: string, targets: readonly Target[]): Finding[] {
  const names = [...new Set(targets.map(described))].toSorted()
  if (names.length === 0) return []
  const [are, bring] =
    names.length === 1 ? ['target down', 'its series'] : [`${names.length} targets down`, 'their series']
  const message = `${are}: ${listed(names)}; nothing of ${text} is there now`
  const hint = `the page Targets of Prometheus says why; ask again once ${bring} are back`
  return [{ rule: 'live-down', message, hint }]
}

const MOST_NAMED = 3

/** Some names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  return [...names.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

export function described({ job, instance }: Target): string {
  return `${instance} of job ${job}`
}

function toTarget(labels: Readonly<Record<string, string>>): Target {
  return { job: labels['job'] ?? '', instance: labels['instance'] ?? '' }
}
