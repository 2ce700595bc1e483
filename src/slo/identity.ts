import { renderLabels } from '../promql/render-series.js'
import { LABELS } from './series-names.js'
import type { Slo } from './slo.js'

type Named = Pick<Slo, 'service' | 'name' | 'environment'>

/** The labels on every recorded series of an SLO: what identifies it, and nothing else. */
export function identityLabels({ service, name, environment }: Named): Record<string, string> {
  return {
    [LABELS.service]: service,
    [LABELS.slo]: name,
    ...(environment === null ? {} : { [LABELS.environment]: environment }),
  }
}

/** Selector of one recorded series of an SLO. */
export function recordedSeries(metric: string, slo: Named): string {
  return renderLabels(metric, identityLabels(slo))
}
