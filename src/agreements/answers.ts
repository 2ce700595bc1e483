import type { Answers } from '../feature/answers.js'
import { agreementsPaths } from './agreements-paths.js'
import { agreementPagePaths } from './page/agreement-page-paths.js'

/** What the room answers over HTTP. */
export const agreementsAnswers = {
  paths: { ...agreementsPaths, ...agreementPagePaths },
} satisfies Answers
