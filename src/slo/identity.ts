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

/** Every rule, alert and panel names recorded series; the labels of an SLO are written once. */
const written = new WeakMap<Named, string>()

/** Selector of one recorded series of an SLO. */
export function recordedSeries(metric: string, slo: Named): string {
  const labels = written.get(slo) ?? renderLabels('', identityLabels(slo))
  written.set(slo, labels)
  return `${metric}${labels}`
}
