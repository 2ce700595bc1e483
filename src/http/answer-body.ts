import * as z from 'zod'
import { byField } from './by-field.js'

/** What somebody says who answers to something by the API. */
export const answerFields = {
  by: byField,
  comment: z.string().trim().max(2000).optional().describe('Sentences for the record.'),
}
