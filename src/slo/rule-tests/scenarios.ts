import { outageScenario, rampScenario, slowBurnScenario } from './burn-scenarios.js'
import { calendarExhaustedScenario } from './calendar-scenarios.js'
import {
  firstErrorsScenario,
  missingScenario,
  noTrafficScenario,
  nothingGoodScenario,
  resetScenario,
  stillMissingScenario,
} from './data-scenarios.js'
import { groupsScenario } from './group-scenarios.js'
import { blipScenario, exhaustedScenario, minErrorsScenario } from './guard-scenarios.js'
import type { Scenario, Subject } from './scenario.js'
import { eitherSideScenario } from './state-scenarios.js'
import { baseWindowsScenario, tileWindowsScenario } from './window-scenarios.js'

/** In which steps a test is evaluated. */
export type StepLength = 'minutes' | 'hours' | 'days'

/** A scenario, and for which indicators it can be told. */
export interface MakeScenario {
  readonly measures: readonly Subject['measures'][]
  readonly make: (subject: Subject) => Scenario | null
}

type Make = MakeScenario['make']

const always = (make: Make): MakeScenario => ({ measures: ['counts', 'shares', 'states'], make })
const ofShares = (make: Make): MakeScenario => ({ measures: ['counts', 'shares'], make })
const ofCounts = (make: Make): MakeScenario => ({ measures: ['counts'], make })
const ofStates = (make: Make): MakeScenario => ({ measures: ['states'], make })

/** All scenarios by step of evaluation, in the order of the files. */
export const SCENARIOS: Readonly<Record<StepLength, readonly MakeScenario[]>> = {
  minutes: [
    ofShares(firstErrorsScenario),
    ofStates(eitherSideScenario),
    always(groupsScenario),
    always(nothingGoodScenario),
    ofCounts(resetScenario),
    ofCounts(noTrafficScenario),
    always(missingScenario),
    ofShares(blipScenario),
    always(rampScenario),
    always(outageScenario),
    ofCounts(minErrorsScenario),
    // Gauges have a value at the full hour at which promtool begins: it counts as a whole hour seen.
    ofCounts(exhaustedScenario),
    always(calendarExhaustedScenario),
    ofShares(slowBurnScenario),
  ],
  hours: [always(baseWindowsScenario)],
  days: [always(tileWindowsScenario), always(stillMissingScenario)],
}
