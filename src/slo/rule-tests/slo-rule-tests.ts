import type { RuleTest } from '../../promql/rule-test.js'
import { formatDuration } from '../../shared/duration.js'
import { planBurnTiers } from '../burn-tiers.js'
import { indicatorSelectors } from '../indicator-queries.js'
import type { Slo } from '../slo.js'
import { outageScenario, rampScenario, slowBurnScenario } from './burn-scenarios.js'
import { countedSeries, interfere } from './counted-series.js'
import {
  firstErrorsScenario,
  missingScenario,
  noTrafficScenario,
  nothingGoodScenario,
  resetScenario,
  stillMissingScenario,
} from './data-scenarios.js'
import { blipScenario, exhaustedScenario, minErrorsScenario } from './guard-scenarios.js'
import type { Scenario, Subject } from './scenario.js'
import { baseWindowsScenario, tileWindowsScenario } from './window-scenarios.js'

type MakeScenario = (subject: Subject) => Scenario | null

const MINUTES: readonly MakeScenario[] = [
  firstErrorsScenario,
  nothingGoodScenario,
  resetScenario,
  noTrafficScenario,
  missingScenario,
  blipScenario,
  rampScenario,
  outageScenario,
  minErrorsScenario,
  exhaustedScenario,
  slowBurnScenario,
]

/** Unit tests of the rules of a service's SLOs, computed from what was promised, not from the rules; by step of evaluation. */
export interface SloRuleTests {
  readonly minutes: readonly RuleTest[]
  readonly hours: readonly RuleTest[]
  readonly days: readonly RuleTest[]
  /** SLOs without tests: no example series could be found for their selectors. */
  readonly untested: readonly Slo[]
}

/** Writes the tests; SLOs whose example series do not count for each other share a test, so that promtool is done sooner. */
export function sloRuleTests(slos: readonly Slo[]): SloRuleTests {
  const subjects = slos.flatMap((slo) => subjectOf(slo) ?? [])
  const tested = new Set(subjects.map(({ slo }) => slo))
  const sets = compatibleSets(subjects)
  const tests = (make: MakeScenario): RuleTest[] => sets.flatMap((set) => merge(set, make))
  return {
    minutes: MINUTES.flatMap(tests),
    hours: tests(baseWindowsScenario),
    days: [...tests(tileWindowsScenario), ...tests(stillMissingScenario)],
    untested: slos.filter((slo) => !tested.has(slo)),
  }
}

function subjectOf(slo: Slo): Subject | null {
  const series = countedSeries(slo.indicator)
  if (series === null) return null
  const tiers = slo.alerting === null ? [] : planBurnTiers(slo.objective, slo.periodSeconds).tiers
  const selectors = Object.values(indicatorSelectors(slo.indicator))
  return { slo, selectors, series, tiers, traffic: 1000 * (slo.alerting?.minErrors ?? 1) }
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

function merge(set: readonly Subject[], make: MakeScenario): RuleTest[] {
  const scenarios = set.flatMap((subject) => make(subject) ?? [])
  const [first] = scenarios
  const [subject] = set
  if (first === undefined || subject === undefined) return []
  const checks = scenarios.flatMap((scenario) => scenario.checks)
  return [
    {
      name: first.name,
      interval: formatDuration(subject.slo.scrapeIntervalSeconds),
      input_series: scenarios.flatMap(({ input }) => input),
      promql_expr_test: checks.map(({ at, expr, samples }) => {
        return { expr, eval_time: formatDuration(at), exp_samples: samples }
      }),
    },
  ]
}
