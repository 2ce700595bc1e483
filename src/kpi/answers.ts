import type { Answers } from '../feature/answers.js'
import { kpiPaths } from './kpi-paths.js'

/** What the room answers over HTTP. */
export const kpiAnswers = {
  paths: kpiPaths,
} satisfies Answers
