import type { EventQueries, ForeignQuery } from '../converted-indicator.js'
import type { ForeignField } from '../foreign-field.js'
import { takeOne } from '../take-one.js'
import type { OpenSloLibrary } from './openslo-library.js'
import { readCountingQuery, readQuery, readShareQuery } from './openslo-query.js'
import { readMetricSource } from './openslo-source.js'

/** What an SLI measures, whatever version of OpenSLO it is written in. Queries of the first two are over `$window`. */
export type Sli =
  | ({ readonly kind: 'ratio' } & EventQueries)
  | { readonly kind: 'raw'; readonly means: 'success' | 'failure'; readonly query: ForeignQuery }
  | { readonly kind: 'threshold'; readonly query: ForeignQuery }

/** Finds the query of a metric; the field is empty, which is said, where there is none for Prometheus. */
export type QueryFinder = (metric: ForeignField) => ForeignField

/** Reads the `spec` of an SLI; `null`, and said, where Prometheus could not answer it. */
export function readSli(spec: ForeignField, library: OpenSloLibrary): Sli | null {
  const find: QueryFinder = (metric) => readMetricSource(metric, library)
  spec.skip('description')
  const one = takeOne(spec, ['thresholdMetric', 'ratioMetric'])
  if (one === null) return null
  if (one.kind === 'thresholdMetric') return readThreshold(one.field, find)
  return one.field.take('raw').given ? readRaw(one.field, find) : readRatio(one.field, find)
}

/** A value that is compared with a bound. */
export function readThreshold(metric: ForeignField, find: QueryFinder): Sli | null {
  const query = readQuery(find(metric))
  return query === null ? null : { kind: 'threshold', query }
}

/** Counted events: all, and either the good or the bad ones. */
export function readRatio(ratio: ForeignField, find: QueryFinder): Sli | null {
  const counter = [ratio.take('counter'), ratio.take('incremental')]
    .map((field) => field.flag())
    .find((flag) => flag !== null)
  const some = takeOne(ratio, ['good', 'bad'])
  const all = ratio.need('total', { message: 'expected all events', hint: 'add `total: {…}`' })
  if (some === null || !all.given) return null
  const counted = readCountingQuery(find(some.field), counter ?? null)
  const total = readCountingQuery(find(all), counter ?? null)
  return counted === null || total === null ? null : { kind: 'ratio', role: some.kind, counted, total }
}

function readRaw(ratio: ForeignField, find: QueryFinder): Sli | null {
  ratio.take('counter').flag()
  const type = ratio.need('rawType', { message: 'expected success or failure', hint: 'add `rawType: success`' })
  const query = readShareQuery(find(ratio.take('raw')))
  const means = (['success', 'failure'] as const).find((one) => one === type.text())
  if (means === undefined) type.refuse('expected success or failure')
  return query === null || means === undefined ? null : { kind: 'raw', means, query }
}
