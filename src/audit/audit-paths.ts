import * as z from 'zod'
import { instantField } from '../calendar/instant-field.js'
import { failures, json, type ApiPaths } from '../http/describe.js'
import { defineList } from '../http/lists/list.js'
import { html } from '../page/page-paths.js'
import { auditAnswer } from './audit-answer.js'

/** Entries of the audit log, the newest first. */
export const auditList = defineList({
  name: 'audit',
  key: z.tuple([z.int()]),
  filters: {
    actor: z.string().optional().describe('Name of who made the change.'),
    action: z.string().optional().describe('As `incident.acknowledge`; `incident` is all that was done to incidents.'),
    object: z.string().optional().describe('As `incident:12`; `incident` is all incidents.'),
    from: instantField.optional().describe('Only what was changed since then.'),
    to: instantField.optional().describe('Only what was changed before then.'),
  },
})

/** The routes of the audit log. It tells of the addresses of people: that is nothing for whoever may see a status. */
export const auditPaths: ApiPaths = {
  '/api/v1/audit': {
    get: {
      'x-role': 'admin',
      summary: 'Who changed what, when and from where, the newest first.',
      requestParams: { query: auditList.query },
      responses: { 200: json(auditAnswer, 'A page of the log.'), ...failures('bad_request', 'unavailable') },
    },
  },
  '/audit': {
    get: {
      'x-role': 'admin',
      summary: 'Page of the audit log.',
      requestParams: { query: auditList.query },
      responses: { 200: html('The log, the newest entry first.'), ...failures('bad_request', 'unavailable') },
    },
  },
}
