import type { Feature } from '../feature/feature.js'
import { agreementsPaths } from './agreements-paths.js'
import { agreementPagePaths } from './page/agreement-page-paths.js'

/** What is kept of each period of agreements, to be looked at. */
export const agreementsFeature = {
  name: 'agreements',
  paths: { ...agreementsPaths, ...agreementPagePaths },
} satisfies Feature<unknown>
