import type { Answers } from '../feature/answers.js'
import { emergencyPaths } from './emergency-paths.js'

/** What the room answers over HTTP. */
export const emergencyAnswers = {
  paths: emergencyPaths,
} satisfies Answers
