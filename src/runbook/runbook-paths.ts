import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { html } from '../page/page-paths.js'
import { runbookAnswer, runbooksAnswer, runbookSetsAnswer } from './runbook-answer.js'

/** What the list of runbooks is asked by. */
export const runbooksQuery = z.object({
  q: z.string().trim().max(200).default('').describe('Part of the name of a service.'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).describe('Which part of the list, from 1.'),
})

const set = z.string().describe('Name of a service, or of a set of alerts that belongs to none, such as `_plimsoll`.')
const ofSet = z.object({ set })
const ofAlert = z.object({ set, alert: z.string().describe('Name of the alert.') })

/** The routes of runbooks. */
export const runbookPaths: ApiPaths = {
  '/api/v1/runbooks': {
    get: {
      'x-role': 'viewer',
      summary: 'Everything that has runbooks.',
      responses: { 200: json(runbookSetsAnswer, 'Services first, then what belongs to none.') },
    },
  },
  '/api/v1/runbooks/{set}': {
    get: {
      'x-role': 'viewer',
      summary: 'What each alert of a service means, and what to do about it.',
      requestParams: { path: ofSet },
      responses: { 200: json(runbooksAnswer, 'In the order of their rules.'), ...failures('not_found') },
    },
  },
  '/api/v1/runbooks/{set}/{alert}': {
    get: {
      'x-role': 'viewer',
      summary: 'What one alert means, and what to do about it.',
      requestParams: { path: ofAlert },
      responses: { 200: json(runbookAnswer, 'With what people wrote for it.'), ...failures('not_found') },
    },
  },
  '/runbooks': {
    get: {
      'x-role': 'viewer',
      summary: 'Everything that has runbooks, as a page.',
      requestParams: { query: runbooksQuery },
      responses: { 200: html('The page for a browser.') },
    },
  },
  '/runbooks/{set}': {
    get: {
      'x-role': 'viewer',
      summary: 'The runbooks of a service, as a page.',
      requestParams: { path: ofSet },
      responses: { 200: html('The page for a browser.'), ...failures('not_found') },
    },
  },
  '/runbooks/{set}/{alert}': {
    get: {
      'x-role': 'viewer',
      summary: 'The runbook of an alert, as a page: where the alert leads.',
      requestParams: { path: ofAlert },
      responses: { 200: html('The page for a browser.'), ...failures('not_found') },
    },
  },
}
