import type { Feature } from '../feature/feature.js'
import { kpiPaths } from './kpi-paths.js'

/** Key figures of the organisation and its services. */
export const kpiFeature = { name: 'kpi', paths: kpiPaths } satisfies Feature<unknown>
