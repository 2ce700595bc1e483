import type { Config } from '../config/config.js'
import { packRules } from '../packs/pack-rules.js'
import { packTests } from '../packs/pack-tests.js'
import { packsOf } from '../packs/packs-of.js'
import type { ServiceContribution } from './contribution.js'

/** Rules and tests of the packs that are on, one after the other. */
export function packContributions({ packs, environment }: Config): readonly ServiceContribution[] {
  return packsOf(packs).map((pack) => {
    const tests = packTests(pack, environment)
    const inSteps = (minutes: number) => tests.filter(({ step }) => step === minutes).map(({ test }) => test)
    return {
      groups: [packRules(pack, environment)].filter(({ rules }) => rules.length > 0),
      suites: [
        { name: '', stepSeconds: 60, tests: inSteps(1) },
        { name: 'hours', stepSeconds: 300, tests: inSteps(5) },
      ],
      remarks: [],
    }
  })
}
