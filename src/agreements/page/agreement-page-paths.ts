import * as z from 'zod'
import { failures, type ApiPaths } from '../../http/describe.js'
import { html } from '../../page/page-paths.js'

/** What the address of the list asks for. */
export const agreementsQuery = z.object({
  q: z.string().max(200).default('').describe('Part of the name of an agreement or a customer.'),
  service: z.string().max(200).default('').describe('Name of a service; empty: all.'),
  customer: z.string().max(200).default('').describe('Name of a customer; empty: all.'),
  state: z.string().max(30).default('').describe('A verdict, such as at_risk; empty: all.'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).describe('Which part of the list, from 1.'),
})

const agreement = {
  service: z.string().describe('Name of the service.'),
  name: z.string().describe('Name of the agreement.'),
}
const period = z.string().describe('Which period, such as 2026-10; of rolling ones last-30d.')

function page(summary: string, path: z.ZodObject): ApiPaths[string] {
  return {
    get: {
      'x-role': 'viewer',
      summary,
      requestParams: { path },
      responses: { 200: html('How the agreement stands, for people.'), ...failures('not_found', 'unavailable') },
    },
  }
}

function deed(summary: string, path: z.ZodRawShape, fields: z.ZodRawShape): ApiPaths[string] {
  return {
    post: {
      'x-role': 'responder',
      summary,
      requestParams: { path: z.object({ ...agreement, period, ...path }) },
      requestBody: {
        required: true,
        content: { 'application/x-www-form-urlencoded': { schema: z.object(fields) } },
      },
      responses: {
        303: { description: 'It is done: the page that shows it.' },
        400: html('The page, with what was typed and what is wrong with it.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  }
}

const text = z.string().max(2000)
const byField = text.optional().describe('Name of who says it, where nobody is signed in.')

/** The pages of agreements, and what their forms send. */
export const agreementPagePaths: ApiPaths = {
  '/agreements': {
    get: {
      'x-role': 'viewer',
      summary: 'All agreements as they stand, the worst first, as a page.',
      requestParams: { query: agreementsQuery },
      responses: { 200: html('The agreements that were asked for.'), ...failures('bad_request') },
    },
  },
  '/agreements/{service}/{name}': page('The newest period of an agreement as a page.', z.object(agreement)),
  '/agreements/{service}/{name}/{period}': page(
    'A period of an agreement as a page.',
    z.object({ ...agreement, period }),
  ),
  '/agreements/{service}/{name}/{period}/exclusions': deed(
    'The form by which time of an agreement is left out.',
    {},
    {
      kind: text.describe('What it was, such as force_majeure.'),
      from: text.describe('When it began, in the zone of the agreement, or with an offset.'),
      to: text.describe('When it ended, in the same way.'),
      announced: text.optional().describe('When those concerned were told, in the same way.'),
      reason: text.describe('Why it does not count, for people.'),
      evidence: text.optional().describe('A link or a text that shows it.'),
      anyway: text.optional().describe('The word yes: also where no agreement leaves it out.'),
      by: byField,
    },
  ),
  '/agreements/{service}/{name}/{period}/exclusions/{id}/withdraw': deed(
    'The form by which an exclusion that was entered is withdrawn.',
    { id: z.string().describe('Number of the exclusion.') },
    { why: text.describe('Why it is withdrawn, for people.'), by: byField },
  ),
  '/agreements/{service}/{name}/{period}/acknowledge': deed(
    'The form by which somebody acknowledges a breach of the agreement.',
    {},
    { comment: text.optional().describe('Sentences for the record.'), by: byField },
  ),
}
