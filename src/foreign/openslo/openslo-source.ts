import type { ForeignField } from '../foreign-field.js'
import type { OpenSloLibrary } from './openslo-library.js'

/** The query of a metric, from whichever place says that it is for Prometheus; empty, and said, where it is for something else. */
export function readMetricSource(metric: ForeignField, library: OpenSloLibrary): ForeignField {
  const [reference, inline] = [metric.take('dataSourceRef'), metric.take('dataSourceSpec')]
  if (reference.given || inline.given) return readDraftSource(metric, { reference, inline }, library)
  const source = metric.need('metricSource', {
    message: 'expected where the metric comes from',
    hint: 'add `metricSource: {…}`',
  })
  const fields = { own: source.take('type'), reference: source.take('metricSourceRef') }
  const type = typeOf(fields, library)
  if (!type.given && !fields.reference.given) {
    source.missing('type', { message: 'expected the kind of source', hint: 'add `type: Prometheus`' })
  }
  return queryOf(source, isOurs(type, fields.own.orNull ?? fields.reference))
}

/** As v2alpha writes it. */
function readDraftSource(
  metric: ForeignField,
  { reference, inline }: Readonly<Record<'reference' | 'inline', ForeignField>>,
  library: OpenSloLibrary,
): ForeignField {
  const wanted = { message: 'expected the kind of source', hint: 'add `type: Prometheus`' }
  const own = reference.given ? inline.take('type') : inline.need('type', wanted)
  inline.skip('description')
  const connection = inline.take('connectionDetails')
  connection.skip()
  connection.changed('left out: servers stand under `prometheus` in the root file')
  return queryOf(metric, isOurs(typeOf({ own, reference }, library), own.orNull ?? reference))
}

function queryOf(source: ForeignField, isOurs: boolean): ForeignField {
  const spec = source.need('spec', { message: 'expected the query', hint: 'add `spec: {query: …}`' })
  if (!isOurs) {
    spec.skip()
    return source.take('none')
  }
  const language = spec.take('queryType')
  if (language.text()?.toLowerCase() !== 'promql') language.refuse('expected promql')
  return spec.need('query', { message: 'expected PromQL', hint: 'add `query: sum(rate(…[5m]))`' })
}

/** Whether it is for Prometheus, which is said where it is not. */
function isOurs(type: ForeignField, at: ForeignField): boolean {
  if (!type.given || isPrometheus(type)) return type.given
  const message = `the query is for ${type.typed}: only Prometheus can be asked`
  at.refuse(message, 'write the same in PromQL, and say `type: Prometheus`')
  return false
}

interface SourceFields {
  readonly own: ForeignField
  readonly reference: ForeignField
}

/** The type is its own, or that of the data source referred to. */
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
