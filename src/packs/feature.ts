import type { Check } from '../feature/check.js'
import type { Feature } from '../feature/feature.js'
import { namedInRoot, unknownNames } from '../feature/references.js'
import type { RootKey } from '../feature/root-key.js'
import { mapAt } from '../yaml/raw.js'
import { hostDashboard } from './host/host-dashboard.js'
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

/** Ready-made alerts. */
export const packsFeature = {
  name: 'packs',
  rootKeys: { packs: packsKey },
  checks: [checkTeams],
  panels: ({ packs: { host } }) => (host === undefined ? {} : { dashboards: [hostDashboard(host)] }),
} satisfies Feature<unknown, PacksPart>
