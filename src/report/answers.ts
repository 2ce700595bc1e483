import type { Answers } from '../feature/answers.js'
import { reportPaths } from './report-paths.js'

/** What the room answers over HTTP. */
export const reportAnswers = {
  paths: reportPaths,
} satisfies Answers
