import type { Answers } from '../feature/answers.js'
import { signinPaths } from './signin-paths.js'

/** What the room answers over HTTP. */
export const signinAnswers = {
  paths: signinPaths,
} satisfies Answers
