import * as z from 'zod'
import { byField } from '../http/by-field.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { backToPage, formBody, html } from '../page/page-paths.js'
import { reviewDetailsAnswer, reviewsAnswer } from './review-answer.js'

/** Somebody signs a review off. */
export const signBody = z.strictObject({
  person: z.string().trim().min(1).max(200).optional().describe('Of a training: who was trained.'),
  note: z.string().trim().min(1).max(5000).optional().describe('What was found, or what was changed.'),
  config_hash: z
    .string()
    .optional()
    .describe(
      'SHA-256 of the configuration that was looked at, or its beginning; it is refused where another one runs.',
    ),
  by: byField,
})

const path = z.object({ name: z.string().describe('Name of the review.') })

/** The routes of reviews. */
export const reviewPaths: ApiPaths = {
  '/api/v1/reviews': {
    get: {
      'x-role': 'viewer',
      summary: 'All reviews and trainings, the first to be due first.',
      responses: { 200: json(reviewsAnswer, 'Those that are configured.'), ...failures('unavailable') },
    },
  },
  '/api/v1/reviews/{name}': {
    get: {
      'x-role': 'viewer',
      summary: 'One review with its sign-offs.',
      requestParams: { path },
      responses: { 200: json(reviewDetailsAnswer, 'How it stands now.'), ...failures('not_found', 'unavailable') },
    },
  },
  '/api/v1/reviews/{name}/sign': {
    post: {
      'x-role': 'responder',
      summary: 'Signs a review off, for the configuration that runs.',
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema: signBody } } },
      responses: {
        201: json(reviewDetailsAnswer, 'How it stands afterwards.'),
        ...failures('bad_request', 'not_found', 'review_refused', 'unavailable'),
      },
    },
  },
  '/reviews': {
    get: {
      'x-role': 'viewer',
      summary: 'All reviews and trainings, as a page.',
      responses: { 200: html('The page for a browser.'), ...failures('unavailable') },
    },
  },
  '/reviews/{name}': {
    get: {
      'x-role': 'viewer',
      summary: 'One review with its sign-offs, as a page.',
      requestParams: { path },
      responses: { 200: html('The page for a browser.'), ...failures('not_found', 'unavailable') },
    },
  },
  '/reviews/{name}/sign': {
    post: {
      'x-role': 'responder',
      summary: 'What the form of the page says: the same as POST /api/v1/reviews/{name}/sign.',
      requestParams: { path },
      requestBody: formBody,
      responses: { ...backToPage, ...failures('bad_request', 'not_found', 'review_refused', 'unavailable') },
    },
  },
}
