import type { RuleGroup, RuleTest } from '../promql/rule.js'
import type { MetricDefinition } from '../shared/metric.js'
import type { Check } from './check.js'
import type { PanelsOf } from './panels.js'
import type { RootKeys } from './root-key.js'
import type { ServiceKeys } from './service-key.js'
import type { Planned, RemarkKind } from './remark.js'

/** Unit tests of some groups, evaluated in steps of one length. */
export interface TestSuite {
  /** Part of the file's name: length of the steps, '' for the shortest; `native` where promtool must know native histograms (3.x). */
  readonly name: '' | 'hours' | 'days' | 'native' | 'native-hours' | 'native-days'
  readonly stepSeconds: number
  readonly tests: readonly RuleTest[]
}

/** What a feature adds to the generated files of a service. */
export interface ServiceRules {
  readonly groups: readonly RuleGroup[]
  readonly suites: readonly TestSuite[]
  /** Sentences for whoever generates: what was moved, left out or not tested, and why. */
  readonly remarks: readonly string[]
}

/** Rules that belong to no service, in files of their own. */
export interface GlobalRules extends ServiceRules {
  /** Of the files, without suffix; it begins with `_`, as the name of no service does. */
  readonly name: string
  /** Whether they are about metrics of Plimsoll itself: one Prometheus scrapes those, the first that is configured. */
  readonly isOfPlimsoll?: true
}

/**
 * The pure door of a feature: what it adds to everything that is made from the configuration. A room has one in its `feature.ts`,
 * `features.ts` lists them, and whoever folds over the list names no feature.
 *
 * @typeParam Part what it reads of a service
 * @typeParam Whole what it reads of the whole configuration
 */
export interface Feature<Part, Whole = unknown> {
  /** Name of its room. */
  readonly name: string
  /** What no single value of its keys shows to be wrong. */
  readonly checks?: readonly Check[]
  /** Keys of service files that are its own. */
  readonly serviceKeys?: ServiceKeys
  /** What is allowed but seldom meant, each kind with its line of the reference. */
  readonly remarks?: readonly RemarkKind<Whole>[]
  /** When it does or expects something, again and again. */
  readonly schedules?: (whole: Whole) => readonly Planned[]
  readonly panels?: PanelsOf<Whole>
  /** Keys of the root file that are its own. */
  readonly rootKeys?: RootKeys
  readonly rules?: (part: Part) => ServiceRules
  /** Whether `rules` are about metrics of Plimsoll itself: one Prometheus scrapes those, the first that is configured. */
  readonly hasRulesOfPlimsoll?: true
  readonly globalRules?: (whole: Whole) => GlobalRules
  /** Metrics of the daemon, under their title in the documentation. */
  readonly metrics?: { readonly title: string; readonly definitions: readonly MetricDefinition[] }
}
