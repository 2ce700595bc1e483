import { renderSelector, type Matcher } from '../promql/selector.js'
import { rows, rowsOverPast, type Asker, type Row } from './ask-client.js'
import type { ProbeFact } from './facts.js'
import { coverageBy, scrapeIntervalBy } from './past-client.js'
import { servicesWith } from './requests-client.js'

/** What the blackbox exporter calls its verdict. */
const PROBE = 'probe_success'

/** More targets than this make no list that anyone reviews. */
const MOST_TARGETS = 100

/** Targets of the blackbox exporter. Rejects with `PrometheusError`. */
export async function findProbes(asker: Asker): Promise<readonly ProbeFact[]> {
  asker.onStep(PROBE)
  const services = await servicesWith(asker, PROBE)
  const label = services[0]?.label
  if (label === undefined) return []
  const by = `${label}, instance`
  const good = await rowsOverPast(asker, (range) => `sum by (${by}) (sum_over_time(${PROBE}[${range}]))`)
  const all = await rows(asker, `sum by (${by}) (count_over_time(${PROBE}[${good.days}d]))`)
  const coverage = await coverageBy(asker, { selector: PROBE, label: 'instance', days: good.days })
  const scrape = await scrapeIntervalBy(asker, PROBE, 'instance')
  return all.slice(0, MOST_TARGETS).flatMap(({ labels, value: events }) => {
    const service = services.find(({ value }) => value === labels[label])
    const target = labels['instance'] ?? ''
    if (service === undefined || target === '') return []
    const matchers = [label, 'instance'].map((name): Matcher => ({
      label: name,
      operator: '=',
      value: labels[name] ?? '',
    }))
    return [
      {
        kind: 'probe' as const,
        service,
        selector: renderSelector({ metric: PROBE, matchers }),
        target,
        scrapeSeconds: scrape.get(target) ?? 15,
        past: {
          events,
          bad: events - sameRow(good.rows, labels),
          days: good.days,
          coverage: coverage.get(target) ?? 0,
        },
      },
    ]
  })
}

function sameRow(found: readonly Row[], labels: Row['labels']): number {
  const text = JSON.stringify(labels)
  return found.find((row) => JSON.stringify(row.labels) === text)?.value ?? 0
}
