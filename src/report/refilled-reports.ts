import type { Ledger } from '../ledger/ledger.js'
import { PrometheusError } from '../promql/prometheus-error.js'
import type { Reports } from './create-reports.js'

/**
 * Reports that ask for unknown minutes of all their time once more before they are made: what came late belongs into them. Where Prometheus
 * does not answer they are made of what is known, as they would have been.
 */
export function refilledReports(reports: Reports, ledger: Pick<Ledger, 'refill'>): Reports {
  return {
    ...reports,
    async build(...order) {
      const [settings, period] = order
      // Agreements in other zones have months that begin before it, or end after it.
      await ledger.refill(reports.span(settings, period)).catch((error: unknown) => {
        if (!(error instanceof PrometheusError)) throw error
      })
      return reports.build(...order)
    },
  }
}
