import { originalQuery } from '../../promql/copied-labels.js'
import type { RuleTest } from '../../promql/rule.js'
import { formatDuration } from '../../shared/duration.js'
import { withWritten } from '../../shared/written-value.js'
import { planBurnTiers } from '../burn-tiers.js'
import { indicatorPromql, indicatorSelectors } from '../indicator/indicator-queries.js'
import type { Slo } from '../slo.js'
import { fedSeriesOf } from './fed-series-of.js'
import { type FedSeries, interfere } from './fed-series.js'
import { groupLabels, inGroup } from './in-group.js'
import type { Scenario, Subject } from './scenario.js'
import { type MakeScenario, SCENARIOS, type StepLength } from './scenarios.js'
import { strangersOf } from './strangers.js'

/** Unit tests of the rules of a service's SLOs, computed from what was promised, not from the rules; by step of evaluation. */
export interface SloRuleTests extends Readonly<Record<StepLength, readonly RuleTest[]>> {
  /** SLOs without tests: no example series could be found for their selectors. */
  readonly untested: readonly Slo[]
}

/** Writes the tests; SLOs whose example series do not count for each other share a test, so that promtool is done sooner. */
export function sloRuleTests(slos: readonly Slo[]): SloRuleTests {
  const subjects = slos.flatMap((slo) => {
    return withWritten({ what: `SLO of ${slo.service}`, text: slo.name }, () => subjectOf(slo) ?? [])
  })
  const tested = new Set(subjects.map(({ slo }) => slo))
  const sets = compatibleSets(subjects)
  const tests = (length: StepLength): RuleTest[] => {
    return SCENARIOS[length].flatMap((make) => sets.flatMap((set) => merge(set, make)))
  }
  return {
    minutes: tests('minutes'),
    hours: tests('hours'),
    days: tests('days'),
    untested: slos.filter((slo) => !tested.has(slo)),
  }
}

function subjectOf(slo: Slo): Subject | null {
  const series = fedSeriesOf(slo)
  const copied = copiedLabels(slo)
  if (series === null || copied === null) return null
  const selectors = indicatorSelectors(slo.indicator)
  const group = groupLabels(slo.groupBy, { series, selectors, copied })
  if (group === null) return null
  const fed = inGroup(series, group, copied)
  return {
    slo,
    selectors,
    group,
    copied,
    series: fed,
    strangers: strangersOf(slo, fed, selectors),
    measures: measuresOf(series),
    tiers: tiersOf(slo),
    traffic: trafficOf(slo),
  }
}

/** Events between two scrapes: with `min_errors` so many that a burn a little below any threshold has twice as many errors between two scrapes. */
function trafficOf({ objective, alerting }: Slo): number {
  const minErrors = alerting?.minErrors ?? 1
  return minErrors === 1 ? 1000 : minErrors * Math.max(1000, Math.round(2.5 / (1 - objective)))
}

function tiersOf({ objective, periodSeconds, alerting }: Slo): Subject['tiers'] {
  return alerting === null ? [] : planBurnTiers(objective, periodSeconds, alerting.tiers).tiers
}

/** The labels of its groups that its queries copy from others; `null`: they copy the same label from different ones. */
function copiedLabels({ indicator, groupBy }: Slo): Subject['copied'] | null {
  const all = indicatorPromql(indicator, '1m').map((query) => originalQuery(query).copied)
  const [first = {}] = all
  return groupBy.every((label) => all.every((one) => one[label] === first[label])) ? first : null
}

function measuresOf([first]: readonly FedSeries[]): Subject['measures'] {
  if (first?.feeding.kind === 'state') return 'states'
  return first?.feeding.kind === 'share' ? 'shares' : 'counts'
}

function compatibleSets(subjects: readonly Subject[]): Subject[][] {
  const sets: Subject[][] = []
  for (const subject of subjects) {
    const fits = (other: Subject): boolean => {
      const sameInterval = other.slo.scrapeIntervalSeconds === subject.slo.scrapeIntervalSeconds
      return sameInterval && !interfere(other, subject)
    }
    const set = sets.find((members) => members.every(fits))
    if (set === undefined) sets.push([subject])
    else set.push(subject)
  }
  return sets
}

function merge(set: readonly Subject[], { measures, make }: MakeScenario): RuleTest[] {
  const scenarios = set.filter((subject) => measures.includes(subject.measures)).flatMap((one) => make(one) ?? [])
  const [first] = scenarios
  const [subject] = set
  if (first === undefined || subject === undefined) return []
  return [ruleTest(first.name, scenarios, formatDuration(subject.slo.scrapeIntervalSeconds))]
}

function ruleTest(name: string, scenarios: readonly Scenario[], interval: string): RuleTest {
  const checks = scenarios.flatMap((scenario) => scenario.checks)
  return {
    name,
    interval,
    input_series: scenarios.flatMap(({ input }) => input),
    promql_expr_test: checks.map(({ at, expr, samples }) => {
      return { expr, eval_time: formatDuration(at), exp_samples: samples }
    }),
  }
}
