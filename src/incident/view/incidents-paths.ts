import * as z from 'zod'
import { instantField } from '../../calendar/instant-field.js'
import { FAILURE_CLASSES } from '../../drill/drill.js'
import { byField } from '../../http/by-field.js'
import { failures, json, type ApiPaths } from '../../http/describe.js'
import { defineList } from '../../http/lists/list.js'
import { INCIDENT_KINDS, INCIDENT_ROLES, INCIDENT_STAGES, MILESTONES } from '../incident.js'
import { incidentAnswer, incidentPageAnswer } from './incident-answer.js'
import { incidentDetailsAnswer } from './incident-details-answer.js'

/** Each comes with all of its alerts. */
const MOST = 100
const LONGEST_NOTE = 2000

/** What is asked of a list of incidents. */
export const incidentFilters = {
  service: z.string().optional().describe('Of one service only.'),
  team: z.string().optional().describe('Of the services of one team only.'),
  state: z
    .enum(['open', 'recovered', 'resolved', 'unresolved', 'all'])
    .default('all')
    .describe('`unresolved` leaves resolved ones out; `all` is the default.'),
}

/** Incidents, newest first. */
export const incidentsList = defineList({
  name: 'incidents',
  key: z.tuple([z.int()]),
  filters: {
    ...incidentFilters,
    severity: z.enum(['page', 'ticket']).optional().describe('Of one severity only.'),
    kind: z.enum(INCIDENT_KINDS).optional().describe('Of one kind only; `real` ones are those in statistics.'),
    from: instantField.optional().describe('What began then or later.'),
    to: instantField.optional().describe('What began before it.'),
  },
  most: MOST,
})

const note = z.string().trim().max(LONGEST_NOTE)

const instantOfPerson = z.iso
  .datetime({ offset: true, error: 'expected an instant such as 2026-11-20T11:30:00Z' })
  .transform((text) => new Date(text))

/** What somebody says about an incident. */
export const wordBody = z.strictObject({ by: byField, note: note.optional().describe('Sentences for the others.') })

/** What somebody tells the others. */
export const updateBody = z.strictObject({
  by: byField,
  text: note.min(1, { error: 'expected some words' }).describe('What the others should know.'),
  status: z
    .enum(INCIDENT_STAGES, { error: 'expected one of investigating, identified, monitoring' })
    .optional()
    .describe('How far people have come.'),
})

/** Who has which role from now on. */
export const roleBody = z.strictObject({
  by: byField,
  role: z.enum(INCIDENT_ROLES).describe('What has to be done.'),
  person: z
    .string()
    .trim()
    .max(200)
    .nullable()
    .transform((name) => (name === '' ? null : name))
    .describe('Who does it; null: nobody any more.'),
})

/** What kind of failure it was. */
export const classBody = z.strictObject({
  by: byField,
  class: z
    .enum(['', ...FAILURE_CLASSES], { error: `expected one of ${FAILURE_CLASSES.join(', ')}, or nothing` })
    .nullable()
    .transform((said) => (said === '' ? null : said))
    .describe('What failed; null: it is not said any more.'),
})

const severityField = z.enum(['page', 'ticket'], { error: 'expected page or ticket' })

/** How urgent it is. */
export const severityBody = z.strictObject({
  by: byField,
  severity: severityField.describe('Whether it wakes people (page) or waits for the working day (ticket).'),
  note: note.optional().describe('Why it is changed.'),
})

/** An incident that no alert tells of. */
export const openBody = z.strictObject({
  by: byField,
  service: z.string().trim().min(1, { error: 'expected the name of a service' }).describe('Name of the service.'),
  title: z
    .string()
    .trim()
    .min(1, { error: 'expected what is wrong, in a few words' })
    .max(200)
    .describe('What is wrong, in a few words.'),
  severity: severityField.default('page').describe('Whether it wakes people (page) or not (ticket).'),
  since: instantOfPerson.optional().describe('Since when the service is bad; left out: it is not known.'),
  note: note.optional().describe('Sentences for the others.'),
})

/** When something was. */
export const milestoneBody = z.strictObject({
  by: byField,
  milestone: z.enum(MILESTONES).describe('Which instant it is.'),
  at: instantOfPerson.describe('When it was, RFC 3339.'),
  note: note.optional().describe('Why it is changed.'),
})

/** Which incident it is part of. */
export const mergeBody = z.strictObject({
  by: byField,
  into: z
    .union([z.string().trim().min(1), z.int().positive().transform(String)])
    .describe('Id or number of the incident that tells of both from now on.'),
  note: note.optional().describe('Sentences for the others.'),
})

const path = z.object({ id: z.string().describe('Id or number of the incident.') })
const asItIs = json(incidentAnswer, 'The incident as it is now.')

function action(summary: string, schema: z.ZodType = wordBody): ApiPaths[string] {
  return {
    post: {
      'x-role': 'responder',
      summary,
      requestParams: { path },
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { 200: asItIs, ...failures('bad_request', 'not_found', 'incident_refused', 'unavailable') },
    },
  }
}

/** The routes of incidents. */
export const incidentsPaths: ApiPaths = {
  '/api/v1/incidents': {
    get: {
      'x-role': 'viewer',
      summary: 'A page of incidents, newest first.',
      requestParams: { query: incidentsList.query },
      responses: {
        200: json(incidentPageAnswer, 'A page, and where the next one begins.'),
        ...failures('bad_request', 'unavailable'),
      },
    },
    post: {
      'x-role': 'responder',
      summary:
        'Opens an incident that no alert tells of. Alerts that fire meanwhile attach to it; a person resolves it.',
      requestBody: { required: true, content: { 'application/json': { schema: openBody } } },
      responses: {
        201: json(incidentAnswer, 'The incident, which is open.'),
        ...failures('bad_request', 'incident_refused', 'unavailable'),
      },
    },
  },
  '/api/v1/incidents/{id}': {
    get: {
      'x-role': 'viewer',
      summary: 'One incident with its alerts, milestones and times.',
      requestParams: { path },
      responses: { 200: asItIs, ...failures('not_found', 'unavailable') },
    },
  },
  '/api/v1/incidents/{id}/details': {
    get: {
      'x-role': 'viewer',
      summary: 'The same with its timeline, and with what it did.',
      requestParams: { path },
      responses: {
        200: json(incidentDetailsAnswer, 'Everything that is known of it.'),
        ...failures('not_found', 'unavailable'),
      },
    },
  },
  '/api/v1/incidents/{id}/acknowledge': action('Somebody is at it. The first acknowledgement counts.'),
  '/api/v1/incidents/{id}/resolve': action('Closes it; where no recovery was measured, it is now.'),
  '/api/v1/incidents/{id}/false-positive': action('Nothing was wrong: closes it and takes it out of the statistics.'),
  '/api/v1/incidents/{id}/update': action('Tells the others something; it stands in the timeline.', updateBody),
  '/api/v1/incidents/{id}/role': action('Says who has which role.', roleBody),
  '/api/v1/incidents/{id}/class': action(
    'Says what kind of failure it was: incidents of one service and class within 90 days recur.',
    classBody,
  ),
  '/api/v1/incidents/{id}/severity': action('Says how urgent it is, whatever its alerts say.', severityBody),
  '/api/v1/incidents/{id}/milestone': action(
    'Says when something was; what stood there before is kept, and the figures follow.',
    milestoneBody,
  ),
  '/api/v1/incidents/{id}/merge': action(
    'Makes it part of another one of the same service, which is answered: its alerts go there, and the two count once.',
    mergeBody,
  ),
  '/api/v1/incidents/{id}/unmerge': action(
    'Takes it out of the incident that it is part of: both are what they were, and what has happened since stays with that one.',
  ),
}
