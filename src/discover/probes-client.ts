import { renderSelector, type Matcher } from '../promql/selector.js'
import { rows, rowsOverPast, type Asker, type Row } from './ask-client.js'
import type { ProbeFact } from './facts.js'
import { coverageBy, scrapeIntervalBy } from './past-client.js'
import { servicesWith, type Found } from './requests-client.js'
import { ownServiceLabel, SERVICE_LABELS, servicesByOwnLabel, type ServiceSeries } from './service-labels.js'

/** What the blackbox exporter calls its verdict. */
const PROBE = 'probe_success'

/** More targets than this make no list that anyone reviews. */
const MOST_TARGETS = 100

/**
 * Targets of the blackbox exporter, or of others that speak like it. Probes come from everywhere, so that each series has its own say about which label names its
 * service. Rejects with `PrometheusError`.
 */
export async function findProbes(asker: Asker): Promise<Found<ProbeFact>> {
  asker.onStep(PROBE)
  const services = await servicesWith(asker, PROBE, servicesByOwnLabel)
  const by = [...SERVICE_LABELS, 'instance'].join(', ')
  const good = await rowsOverPast(asker, (range) => `sum by (${by}) (sum_over_time(${PROBE}[${range}]))`)
  const all = await rows(asker, `sum by (${by}) (count_over_time(${PROBE}[${good.days}d]))`)
  const targets = targetsOf(all, services)
  const coverage = await coverageBy(asker, { selector: PROBE, label: 'instance', days: good.days })
  const scrape = await scrapeIntervalBy(asker, PROBE, 'instance')
  const facts = targets.slice(0, MOST_TARGETS).map(({ service, target, events, isOf }): ProbeFact => {
    const bad = events - sumOf(good.rows.filter(isOf))
    const past = { events, bad, days: good.days, coverage: coverage.get(target) ?? 0 }
    const matchers = [equals(service.label, service.value), equals('instance', target)]
    const selector = renderSelector({ metric: PROBE, matchers })
    return { kind: 'probe', service, selector, target, scrapeSeconds: scrape.get(target) ?? 15, past }
  })
  return { facts, left: leftOut(all, targets.length) }
}

interface Target {
  readonly service: ServiceSeries
  readonly target: string
  readonly events: number
  readonly isOf: (row: Row) => boolean
}

function targetsOf(found: readonly Row[], services: readonly ServiceSeries[]): Target[] {
  return services.flatMap((service) => {
    const isMine = ({ labels }: Row) =>
      ownServiceLabel(labels) === service.label && labels[service.label] === service.value
    const names = new Set(found.filter(isMine).map(({ labels }) => labels['instance'] ?? ''))
    return [...names].filter(Boolean).map((target) => {
      const isOf = (row: Row) => isMine(row) && row.labels['instance'] === target
      return { service, target, events: sumOf(found.filter(isOf)), isOf }
    })
  })
}

function leftOut(all: readonly Row[], targets: number): string[] {
  const nameless = all.filter(
    ({ labels }) => ownServiceLabel(labels) === undefined || (labels['instance'] ?? '') === '',
  )
  return [
    ...(nameless.length === 0 ? [] : [`${PROBE}: ${nameless.length} of its series name no service or no target`]),
    ...(targets <= MOST_TARGETS ? [] : [`${PROBE}: ${targets - MOST_TARGETS} more targets than can be reviewed`]),
  ]
}

function equals(label: string, value: string): Matcher {
  return { label, operator: '=', value }
}

function sumOf(found: readonly Row[]): number {
  return found.reduce((sum, { value }) => sum + value, 0)
}
