import type { Feature } from '../feature/feature.js'

/** What follows from the configuration alone. */
export const breachFeature = { name: 'breach' } satisfies Feature<unknown>
