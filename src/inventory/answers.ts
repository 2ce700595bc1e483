import type { Answers } from '../feature/answers.js'
import { inventoryPaths } from './inventory-paths.js'

/** What the room answers over HTTP. */
export const inventoryAnswers = {
  paths: inventoryPaths,
} satisfies Answers
