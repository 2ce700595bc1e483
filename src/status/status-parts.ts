import type { z } from 'zod'
import type { ShownPart, ShownRow } from '../feature/shown-part.js'
import type { AnyStatusPart } from '../feature/status-part.js'
import { features, type ListedFeatures } from '../features.js'
import type { MetricSample } from '../shared/metric.js'

type PartOf<F> = F extends { readonly status: infer Part extends AnyStatusPart } ? Part : never

/** The part of any feature that has one. */
type ListedPart = PartOf<ListedFeatures[number]>

/** What the parts of all features hold, by key. */
export type StatusValues = { readonly [Part in ListedPart as Part['key']]: Parameters<Part['toAnswer']>[0] }

/** The schemas of their answers. */
type StatusSchemas = { [Part in ListedPart as Part['key']]: Part['answer'] }

type StatusAnswers = { [Part in ListedPart as Part['key']]: z.output<Part['answer']> }

/** Parts of the status, in the order of the features. */
const parts: readonly AnyStatusPart[] = features.flatMap(({ status }) => (status === undefined ? [] : [status]))

/** Keys of the parts, in their order. */
export const statusKeys: readonly string[] = parts.map(({ key }) => key)

/** Made of one list with the type of it, as all below: each key holds what its own part says. */
export const statusSchemas = Object.fromEntries(parts.map(({ key, answer }) => [key, answer])) as StatusSchemas

/** Plain JSON data of all parts. */
export function toStatusAnswers(values: StatusValues): StatusAnswers {
  return Object.fromEntries(parts.map((part) => [part.key, part.toAnswer(valueOf(values, part))])) as StatusAnswers
}

/** Samples of all parts. */
export function statusSamples(values: StatusValues): readonly MetricSample[] {
  return parts.flatMap((part) => part.samples?.(valueOf(values, part)) ?? [])
}

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
