import type { Config } from '../config/config.js'
import type { RuleGroup, RuleTest } from '../promql/rule.js'
import type { Service } from '../service/service.js'

/** Unit tests of some groups, evaluated in steps of one length. */
export interface TestSuite {
  /** Part of the file's name: length of the steps, '' for 30 s; `native` where promtool must know native histograms (3.x). */
  readonly name: '' | 'hours' | 'days' | 'native' | 'native-hours' | 'native-days'
  readonly stepSeconds: number
  readonly tests: readonly RuleTest[]
}

/** What a feature adds to the generated files of a service. */
export interface ServiceContribution {
  readonly groups: readonly RuleGroup[]
  readonly suites: readonly TestSuite[]
  /** Sentences for whoever generates: what was moved, left out or not tested, and why. */
  readonly remarks: readonly string[]
}

/** What a feature contributes to everything that is generated from the configuration. Pure. */
export interface Contribution {
  readonly feature: string
  forService(service: Service, config: Config): ServiceContribution
}
