import type { Answers } from '../feature/answers.js'
import { gatePaths } from './gate-paths.js'
import { gatePagesPaths } from './page/gate-pages-paths.js'

/** What the room answers over HTTP. */
export const gateAnswers = {
  paths: { ...gatePaths, ...gatePagesPaths },
} satisfies Answers
