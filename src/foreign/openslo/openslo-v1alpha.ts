import type { ForeignField } from '../foreign-field.js'
import { readRatio, readThreshold, type Sli } from './openslo-sli.js'

/** The SLI of one objective in `openslo/v1alpha`, where ratios stand under the objective and thresholds under the SLO. */
export function readAlphaSli(spec: ForeignField, objective: ForeignField): Sli | null {
  const threshold = spec.take('indicator').take('thresholdMetric')
  const ratios = objective.take('ratioMetrics')
  if (threshold.given === ratios.given) {
    objective.refuse('expected either ratioMetrics, or a thresholdMetric as the indicator of the SLO')
    return null
  }
  return ratios.given ? readRatio(ratios, queryOf) : readThreshold(threshold, queryOf)
}

/** Sloth, which reads this version, takes its own name for Prometheus as well. */
const SOURCES = ['prometheus', 'sloth']

function queryOf(metric: ForeignField): ForeignField {
  const [source, language] = [metric.take('source'), metric.take('queryType')]
  const query = metric.need('query', { message: 'expected PromQL', hint: 'add `query: sum(rate(…[{{.window}}]))`' })
  const isOurs = isOneOf(source, SOURCES)
  const isPromql = isOneOf(language, ['promql'])
  if (isOurs && isPromql) return query
  const at = isOurs ? language : source
  at.refuse(`the query is for ${at.typed}: only Prometheus can be asked, in PromQL`, 'write the same in PromQL')
  return metric.take('none')
}

/** Also where nothing is said. */
function isOneOf(field: ForeignField, known: readonly string[]): boolean {
  return !field.given || known.includes(field.text()?.toLowerCase() ?? '')
}
