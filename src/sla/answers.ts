import type { Answers } from '../feature/answers.js'
import { slasStatus } from './sla-answer.js'

/** What the room answers over HTTP. */
export const slaAnswers = {
  status: slasStatus,
} satisfies Answers
