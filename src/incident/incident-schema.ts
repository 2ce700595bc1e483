import * as z from 'zod'
import { urlField } from '../shared/connection-fields.js'
import { durationField, example } from '../shared/fields.js'

/** How incidents open, recover and close. */
export const incidentsSchema = z
  .strictObject({
    open_on: z
      .array(z.enum(['page', 'ticket'], { error: 'expected page or ticket' }))
      .min(1, { error: 'expected at least one severity' })
      .default(['page'])
      .describe('Severities whose alerts open an incident; others attach to an open one.')
      .meta(example(['page'])),
    reopen_window: durationField
      .prefault('10m')
      .describe('An alert that comes back this soon after the recovery reopens the incident.'),
    stability_window: durationField
      .prefault('5m')
      .describe('Service must be good for this long; the recovery is where that time began.'),
    auto_resolve: durationField.prefault('30m').describe('An incident is resolved this long after its recovery.'),
    update_every: z
      .strictObject({
        page: durationField.prefault('15m').describe('During an incident that pages.'),
        default: durationField.prefault('30m').describe('During any other.'),
      })
      .prefault({})
      .describe('Longest time between two updates for people.'),
    conference_url: urlField('https://meet.example.com/incident-{number}', ['http', 'https'])
      .optional()
      .describe('Where people meet during an incident; `{number}` stands for its number.'),
  })
  .describe('How incidents open, recover and close.')
