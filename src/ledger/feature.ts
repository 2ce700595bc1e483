import type { Feature } from '../feature/feature.js'
import { ledgerMetrics } from './ledger-metrics.js'

/** What is known of every minute. */
export const ledgerFeature = {
  name: 'ledger',
  metrics: { title: 'Ledger', definitions: ledgerMetrics },
} satisfies Feature<unknown>
