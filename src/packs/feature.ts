import type { Check } from '../feature/check.js'
import type { Feature } from '../feature/feature.js'
import { namedInRoot, unknownNames } from '../feature/references.js'
import { mapAt } from '../yaml/raw.js'
import { hostDashboard } from './host/host-dashboard.js'
import type { Packs } from './packs-schema.js'

const checkTeams: Check = (context) => {
  const entries = Object.values(mapAt(context.root.value, 'packs')).map((container) => ({ container, key: 'team' }))
  return unknownNames(context, entries, namedInRoot(context, 'teams', 'team'))
}

/** Ready-made alerts. */
export const packsFeature = {
  name: 'packs',
  checks: [checkTeams],
  panels: ({ packs: { host } }) => (host === undefined ? {} : { dashboards: [hostDashboard(host)] }),
} satisfies Feature<unknown, { readonly packs: Packs }>
