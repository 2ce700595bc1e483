import type { Answers } from '../feature/answers.js'
import { driftPaths } from './drift-paths.js'

/** What the room answers over HTTP. */
export const driftAnswers = {
  paths: driftPaths,
} satisfies Answers
