import type { Answers } from '../feature/answers.js'
import { publicPaths } from './public-paths.js'
import { publicationPaths } from './publication-paths.js'

/** What the room answers over HTTP. */
export const publicationAnswers = {
  paths: { ...publicPaths, ...publicationPaths },
} satisfies Answers
