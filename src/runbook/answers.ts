import type { Answers } from '../feature/answers.js'
import { runbookPaths } from './runbook-paths.js'

/** What the room answers over HTTP. */
export const runbookAnswers = {
  paths: runbookPaths,
} satisfies Answers
