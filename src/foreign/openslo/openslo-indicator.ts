import { parseQuery, readOperation, sourceOf, WINDOW } from '../../promql/query-tree.js'
import { placed } from '../build.js'
import type { ConvertedIndicator, EventQueries, ForeignQuery } from '../converted-indicator.js'
import { eventsIndicator } from '../events-indicator.js'
import { errorRatioIndicator, shareIndicator } from '../share-indicator.js'
import type { Method } from './budgeting-method.js'
import type { ReadObjective } from './openslo-objective.js'
import type { Sli } from './openslo-sli.js'
import { thresholdIndicator, thresholdOn } from './openslo-threshold.js'
import { readSlice, reportSlide } from './time-slice.js'

/** The indicator of one objective; `null`, and said, where something is missing. */
export function openSloIndicator(sli: Sli, objective: ReadObjective, method: Method): ConvertedIndicator | null {
  if (sli.kind === 'threshold') return thresholdIndicator(sli.query, objective, method)
  for (const field of [objective.op, objective.value]) field.changed('left out: it is for threshold metrics')
  if (method === 'Timeslices') return slicedIndicator(sli, objective)
  if (method === 'RatioTimeslices') return meanOfSlices(sli, objective)
  return sli.kind === 'ratio' ? eventsIndicator(sli) : shareIndicator(errorsOf(sli))
}

type RatioSli = Exclude<Sli, { kind: 'threshold' }>
type RawSli = Extract<Sli, { kind: 'raw' }>

/** A share of good events turned into one of bad ones. */
function errorsOf({ means, query }: RawSli): ForeignQuery {
  const { field, text } = query
  if (means === 'failure') return query
  const operation = readOperation(parseQuery(text))
  if (operation?.operator !== '-' || sourceOf(operation.left) !== '1') return { field, text: without(text) }
  const message = 'rawType success makes this the share of good events, so what it takes from 1 counts as bad'
  field.changed(message, 'where it computes the share of bad events, write `rawType: failure`')
  return { field, text: sourceOf(operation.right) }
}

function meanOfSlices(sli: RatioSli, { sliceWindow, sliceTarget }: ReadObjective): ConvertedIndicator {
  reportSlide(sliceWindow)
  sliceTarget.changed('left out: it is for Timeslices')
  if (sli.kind === 'raw') return errorRatioIndicator(errorsOf(sli))
  const { field } = sli.counted
  field.changed('becomes a share of bad events, in which each minute weighs the same')
  return errorRatioIndicator({ field, text: without(goodShare(sli, WINDOW)) })
}

function slicedIndicator(sli: RatioSli, objective: ReadObjective): ConvertedIndicator | null {
  const { field } = sli.kind === 'ratio' ? sli.counted : sli.query
  const slice = readSlice(objective)
  if (slice === null) return null
  const { target, range } = slice
  field.changed(`becomes a threshold on the share of good events in ${range}: every minute counts as a slice`)
  const text = sli.kind === 'ratio' ? goodShare(sli, range) : goodOf(sli, range)
  return thresholdOn({ text, field }, { op: placed('gte', target), value: target })
}

function goodOf({ means, query }: RawSli, range: string): string {
  const text = query.text.replaceAll(WINDOW, range)
  return means === 'success' ? text : without(text)
}

/**
 * Share of good events over a range. A slice without any event is good; events without a single good one are not, hence the zero-fill.
 *
 * @param range such as `5m` or `$window`
 */
export function goodShare({ role, counted, total }: EventQueries, range: string): string {
  const [some, all] = [counted, total].map(({ text }) => bracketed(text.trim().replaceAll(WINDOW, range)))
  const filled = `(${some ?? ''} or 0 * ${all ?? ''})`
  const share = role === 'good' ? `${filled} / ${all ?? ''}` : `1 - ${filled} / ${all ?? ''}`
  return `(${share} >= 0) or (0 * ${all ?? ''} + 1)`
}

/** What is left of 1. */
export function without(share: string): string {
  return `1 - (${share})`
}

function bracketed(text: string): string {
  return parseQuery(text).node.name === 'BinaryExpr' ? `(${text})` : text
}
