import * as z from 'zod'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { defineList } from '../http/lists/list.js'
import { html } from '../page/page-paths.js'
import { thingAnswer, thingsAnswer } from './inventory-answer.js'

/** What exists, by inventory and name. */
export const thingsList = defineList({
  name: 'inventory',
  key: z.tuple([z.string(), z.string()]),
  filters: {
    inventory: z.string().optional().describe('Of one inventory only.'),
    coverage: thingAnswer.shape.coverage.optional().describe('Only what stands so.'),
  },
})

/** What the address of the page asks for. */
export const inventoryQuery = z.object({
  q: z.string().max(200).default('').describe('Part of the name of a thing.'),
  inventory: z.string().max(100).default('').describe('Name of an inventory; empty: all.'),
  coverage: z.string().max(30).default('').describe('How it stands, such as uncovered; empty: all.'),
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1).describe('Which part of the list, from 1.'),
})

export type InventoryQuery = z.output<typeof inventoryQuery>

/** The routes of inventories. */
export const inventoryPaths: ApiPaths = {
  '/api/v1/inventory': {
    get: {
      'x-role': 'viewer',
      summary: 'What exists and ought to be backed up, and whether a dataset covers it.',
      requestParams: { query: thingsList.query },
      responses: { 200: json(thingsAnswer, 'A page of what was asked for.'), ...failures('bad_request') },
    },
  },
  '/inventory': {
    get: {
      'x-role': 'viewer',
      summary: 'What exists and ought to be backed up, uncovered first, as a page.',
      requestParams: { query: inventoryQuery },
      responses: { 200: html('What was asked for.'), ...failures('bad_request') },
    },
  },
}
