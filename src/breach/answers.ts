import type { Answers } from '../feature/answers.js'
import { breachPaths } from './breach-paths.js'

/** What the room answers over HTTP. */
export const breachAnswers = {
  paths: breachPaths,
} satisfies Answers
