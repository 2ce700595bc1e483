import type { Answers } from '../feature/answers.js'
import { agendaPaths } from './agenda-paths.js'

/** What the room answers over HTTP. */
export const agendaAnswers = {
  paths: agendaPaths,
} satisfies Answers
