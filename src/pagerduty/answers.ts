import type { Answers } from '../feature/answers.js'
import { pagerdutyPaths } from './pagerduty-paths.js'

/** What the room answers over HTTP. */
export const pagerdutyAnswers = {
  paths: pagerdutyPaths,
} satisfies Answers
