import type { ApiPaths } from '../http/describe.js'
import type { AnyStatusPart } from './status-part.js'

/**
 * The third door of a feature: what its room answers over HTTP. A room that answers has one in its `answers.ts`, and `answers.ts` lists them. It
 * stands apart from the pure door because schemas of answers take long to make, and what only reads the configuration needs none.
 */
export interface Answers {
  /** What it tells in the status; its runtime reads it. */
  readonly status?: AnyStatusPart
  /** Routes that its routers answer. */
  readonly paths?: ApiPaths
}
