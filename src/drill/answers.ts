import type { Answers } from '../feature/answers.js'
import { drillPaths } from './over-http/drill-paths.js'
import { drillPagesPaths } from './page/drill-pages-paths.js'

/** What the room answers over HTTP. */
export const drillAnswers = {
  paths: { ...drillPaths, ...drillPagesPaths },
} satisfies Answers
