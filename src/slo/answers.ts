import type { Answers } from '../feature/answers.js'
import { slosStatus } from './slo-answer.js'

/** What the room answers over HTTP. */
export const sloAnswers = {
  status: slosStatus,
} satisfies Answers
