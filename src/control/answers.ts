import type { Answers } from '../feature/answers.js'
import { controlPaths } from './over-http/control-paths.js'

/** What the room answers over HTTP. */
export const controlAnswers = {
  paths: controlPaths,
} satisfies Answers
