import type { ForeignField } from '../foreign-field.js'
import type { OpenSloLibrary } from './openslo-library.js'

/** The query of a metric, from whichever place says that it is for Prometheus; empty, and said, where it is for something else. */
export function readMetricSource(metric: ForeignField, library: OpenSloLibrary): ForeignField {
  const source = metric.need('metricSource', {
    message: 'expected where the metric comes from',
    hint: 'add `metricSource: {…}`',
  })
  const isOurs = checkType(source, library)
  const spec = source.need('spec', { message: 'expected the query', hint: 'add `spec: {query: …}`' })
  if (!isOurs) {
    spec.skip()
    return source.take('none')
  }
  const language = spec.take('queryType')
  if (language.text()?.toLowerCase() !== 'promql') language.refuse('expected promql')
  return spec.need('query', { message: 'expected PromQL', hint: 'add `query: sum(rate(…[5m]))`' })
}

/** The type is its own, or that of the data source referred to. */
function checkType(source: ForeignField, library: OpenSloLibrary): boolean {
  const [own, reference] = [source.take('type'), source.take('metricSourceRef')]
  const type = typeOf({ own, reference }, library)
  if (!type.given && !reference.given) {
    source.missing('type', { message: 'expected the kind of source', hint: 'add `type: Prometheus`' })
  }
  if (!type.given || isPrometheus(type)) return type.given
  const at = own.orNull ?? reference
  const message = `the query is for ${type.typed}: only Prometheus can be asked`
  at.refuse(message, 'write the same in PromQL, and say `type: Prometheus`')
  return false
}

interface SourceFields {
  readonly own: ForeignField
  readonly reference: ForeignField
}

function typeOf({ own, reference }: SourceFields, library: OpenSloLibrary): ForeignField {
  if (!reference.given) return own
  const object = own.given ? library.find('DataSource', reference) : library.resolve('DataSource', reference)
  if (object === null) reference.changed('no such DataSource among the files: the type beside it tells')
  return own.orNull ?? object?.spec.take('type') ?? own
}

/** Tools spell it with and without the capital. */
export function isPrometheus(type: ForeignField): boolean {
  return type.text()?.toLowerCase() === 'prometheus'
}
