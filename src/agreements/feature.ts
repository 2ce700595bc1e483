import type { Feature } from '../feature/feature.js'
import { agreementsPaths } from './agreements-paths.js'

/** What is kept of each period of agreements, to be looked at. */
export const agreementsFeature = { name: 'agreements', paths: agreementsPaths } satisfies Feature<unknown>
