import * as z from 'zod'
import type { Answers } from '../../src/feature/answers.js'
import { statusPart } from '../../src/feature/status-part.js'
import { type ApiPaths, json } from '../../src/http/describe.js'
import { html } from '../../src/page/page-paths.js'
import type { Toy } from './toy.js'

const toyAnswer = z
  .strictObject({ service: z.string(), name: z.string(), most: z.int().describe('Most balls in the air.') })
  .meta({ id: 'Toy', description: 'A toy of a service.' })

export const toyStatus = statusPart({
  key: 'toys',
  answer: z.array(toyAnswer),
  toAnswer: (value: readonly Toy[]) => value.map((toy) => ({ ...toy })),
})

const paths: ApiPaths = {
  '/toys': {
    get: { 'x-role': 'viewer', summary: 'Page of all toys.', responses: { 200: html('The toys.') } },
  },
  '/api/v1/toys': {
    get: {
      'x-role': 'viewer',
      summary: 'All toys of all services.',
      responses: { 200: json(z.array(toyAnswer), 'The toys in order of services.') },
    },
  },
}

/** What the room answers over HTTP. */
export const toyAnswers = {
  status: toyStatus,
  paths,
} satisfies Answers
