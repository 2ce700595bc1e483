import type { Check } from '../feature/check.js'
import type { Feature, GlobalRules } from '../feature/feature.js'
import { namedInRoot, unknownNames } from '../feature/references.js'
import type { RootKey } from '../feature/root-key.js'
import { mapAt } from '../yaml/raw.js'
import { hostDashboard } from './host/host-dashboard.js'
import { packRules, PACKS_NAME } from './pack-rules.js'
import { packTests } from './pack-tests.js'
import { packsOf } from './packs-of.js'
import { packsSchema, type PacksPart } from './packs-schema.js'

const checkTeams: Check = (context) => {
  const entries = Object.values(mapAt(context.root.value, 'packs')).map((container) => ({ container, key: 'team' }))
  return unknownNames(context, entries, namedInRoot(context, 'teams', 'team'))
}

const packsKey: RootKey<typeof packsSchema, PacksPart> = {
  schema: packsSchema,
  after: 'teams',
  resolve: (packs) => ({ packs }),
  // Whoever uses none keeps the hash that they had before there were any.
  meaning: ({ packs }) => ({ packs: Object.keys(packs).length === 0 ? undefined : packs }),
}

/** What packs read of the configuration. */
interface PacksConfigured extends PacksPart {
  readonly environment: string | null
}

/** Rules and tests of the packs that are on, one after the other. */
function rulesOf({ packs, environment }: PacksConfigured): GlobalRules {
  const each = packsOf(packs)
  const tests = each.flatMap((pack) => packTests(pack, environment))
  const inSteps = (minutes: number) => tests.filter(({ step }) => step === minutes).map(({ test }) => test)
  return {
    name: PACKS_NAME,
    groups: each.map((pack) => packRules(pack, environment)).filter(({ rules }) => rules.length > 0),
    suites: [
      { name: '', stepSeconds: 60, tests: inSteps(1) },
      { name: 'hours', stepSeconds: 300, tests: inSteps(5) },
    ],
    remarks: [],
  }
}

/** Ready-made alerts. */
export const packsFeature = {
  name: 'packs',
  rootKeys: { packs: packsKey },
  checks: [checkTeams],
  globalRules: rulesOf,
  panels: ({ packs: { host } }) => (host === undefined ? {} : { dashboards: [hostDashboard(host)] }),
} satisfies Feature<unknown, PacksConfigured>
