import type { Answers } from '../feature/answers.js'
import { exclusionsPaths } from './exclusions-paths.js'

/** What the room answers over HTTP. */
export const exclusionAnswers = {
  paths: exclusionsPaths,
} satisfies Answers
