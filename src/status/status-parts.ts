import type { z } from 'zod'
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

function valueOf(values: StatusValues, { key }: AnyStatusPart): never {
  return values[key as keyof StatusValues] as never
}
