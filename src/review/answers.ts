import type { Answers } from '../feature/answers.js'
import { reviewPaths } from './review-paths.js'

/** What the room answers over HTTP. */
export const reviewAnswers = {
  paths: reviewPaths,
} satisfies Answers
