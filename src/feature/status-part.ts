import type { z } from 'zod'
import type { MetricSample } from '../shared/metric.js'
import type { ShownPart } from './shown-part.js'
import type { StatusList } from './status-list.js'

/**
 * What a feature tells in the status: where it stands there, and how it is written. Its runtime reads it.
 *
 * @typeParam Value as the runtime reads it
 * @typeParam Answer schema of what stands under the key in `GET /api/v1/status`
 */
export interface StatusPart<Key extends string, Value, Answer extends z.ZodType> {
  readonly key: Key
  readonly answer: Answer
  /** Plain JSON data. */
  readonly toAnswer: (value: Value) => z.output<Answer>
  /** Of parts whose answer is an array: what else it is, over HTTP. */
  readonly list?: StatusList
  /** For `/metrics`, once per reading. */
  readonly samples?: (value: Value) => readonly MetricSample[]
  /** For the pages that show everything. */
  readonly shown?: ShownPart<Value>
}

/** A part of which nothing is known; `never`: what it takes is what its own runtime reads. */
export type AnyStatusPart = StatusPart<string, never, z.ZodType>

/** Checks a part where it is written: what is told fits its schema. */
export function statusPart<const Key extends string, Value, Answer extends z.ZodType>(
  part: StatusPart<Key, Value, Answer>,
): StatusPart<Key, Value, Answer> {
  return part
}

/** How a part of the status is read. */
export interface StatusReading<Question> {
  readonly key: string
  readonly read: (question: Question) => Promise<unknown>
  /** What has become of what was read, out of memory: each time that somebody asks. */
  readonly live?: (value: unknown) => unknown
}

/** The reading of a part: what it reads is what the part writes. */
export function readingOf<Value, Question>(
  { key }: StatusPart<string, Value, z.ZodType>,
  read: (question: Question) => Promise<Value>,
  live?: (value: Value) => Value,
): StatusReading<Question> {
  // What is handed back is what was read.
  return { key, read, ...(live === undefined ? {} : { live: (value) => live(value as Value) }) }
}
