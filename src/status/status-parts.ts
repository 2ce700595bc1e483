import type { z } from 'zod'
import type { ShownPart, ShownRow } from '../feature/shown-part.js'
import type { StatusList, StatusRow } from '../feature/status-list.js'
import type { Answers } from '../feature/answers.js'
import type { AnyStatusPart } from '../feature/status-part.js'
import { answers, type ListedAnswers } from '../answers.js'
import { compareKeys } from '../http/lists/cursor.js'
import type { MetricSample } from '../shared/metric.js'

type PartOf<F> = F extends { readonly status: infer Part extends AnyStatusPart } ? Part : never

/** The part of any feature that has one. */
type FeaturesPart = PartOf<ListedAnswers[number]>

/** What the parts of all features hold, by key. */
export type StatusValues = { readonly [Part in FeaturesPart as Part['key']]: Parameters<Part['toAnswer']>[0] }

/** The schemas of their answers. */
type StatusSchemas = { [Part in FeaturesPart as Part['key']]: Part['answer'] }

type StatusAnswers = { [Part in FeaturesPart as Part['key']]: z.output<Part['answer']> }

/** Parts of the status, in the order of the features. */
const parts: readonly AnyStatusPart[] = answers.flatMap(({ status }: Answers) => (status === undefined ? [] : [status]))

/** Keys of the parts, in their order. */
export const statusKeys: readonly string[] = parts.map(({ key }) => key)

/** Made of one list with the type of it, as all below: each key holds what its own part says. */
export const statusSchemas = Object.fromEntries(parts.map(({ key, answer }) => [key, answer])) as StatusSchemas

/** Plain JSON data of all parts. */
export function toStatusAnswers(values: StatusValues): StatusAnswers {
  return Object.fromEntries(parts.map((part) => [part.key, part.toAnswer(valueOf(values, part))])) as StatusAnswers
}

/** A part that is a list over HTTP, and its rows in a status, in their order. */
export interface ListedPart {
  readonly list: StatusList
  readonly rowsOf: (values: StatusValues) => readonly StatusRow[]
}

/** All of them. */
export const listedParts: readonly ListedPart[] = parts.flatMap((part) => {
  const { list } = part
  return list === undefined ? [] : [{ list, rowsOf: createRowsReader(part, list) }]
})

/** Rows are written once per status, however often they are asked for. */
function createRowsReader(part: AnyStatusPart, { keyOf }: StatusList): ListedPart['rowsOf'] {
  const known = new WeakMap<object, readonly StatusRow[]>()
  return (values) => {
    const value: object = valueOf(values, part)
    const rows = known.get(value) ?? (part.toAnswer(value as never) as StatusRow[]).toSorted(byKey(keyOf))
    known.set(value, rows)
    return rows
  }
}

function byKey(keyOf: StatusList['keyOf']): (one: StatusRow, other: StatusRow) => number {
  return (one, other) => compareKeys(keyOf(one), keyOf(other))
}

/** Samples of each part. Of one that is the same value as in an earlier status they are the same list, which nobody has to write down again. */
export function statusSamples(values: StatusValues): readonly (readonly MetricSample[])[] {
  return samplers.map((samplesOf) => samplesOf(values))
}

const samplers = parts.map((part) => {
  const known = new WeakMap<object, readonly MetricSample[]>()
  return (values: StatusValues): readonly MetricSample[] => {
    const value: object = valueOf(values, part)
    const samples = known.get(value) ?? part.samples?.(value as never) ?? []
    known.set(value, samples)
    return samples
  }
})

/** A part as pages show it, with its answer. */
export interface ShownAnswer extends Omit<ShownPart<never>, 'rows'> {
  readonly key: string
  /** Plain JSON data: what the API says. */
  readonly answer: unknown
  readonly rows: readonly ShownRow[]
}

/** The parts that pages show, in the order of the features. */
export function shownParts(values: StatusValues): readonly ShownAnswer[] {
  return parts.flatMap((part) => {
    const { key, shown } = part
    if (shown === undefined) return []
    const value = valueOf(values, part)
    return [{ ...shown, key, answer: part.toAnswer(value), rows: shown.rows(value) }]
  })
}

function valueOf(values: StatusValues, { key }: AnyStatusPart): never {
  return values[key as keyof StatusValues] as never
}
