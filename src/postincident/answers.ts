import type { Answers } from '../feature/answers.js'
import { postIncidentPagesPaths } from './page/postincident-pages-paths.js'
import { postIncidentPaths } from './postincident-paths.js'

/** What the room answers over HTTP. */
export const postIncidentAnswers = {
  paths: { ...postIncidentPaths, ...postIncidentPagesPaths },
} satisfies Answers
