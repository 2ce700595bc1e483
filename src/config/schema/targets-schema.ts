import * as z from 'zod'
import { durationField, example, promiseField } from '../../shared/fields.js'

/** What the organisation aims for. */
export const targetsSchema = z
  .strictObject({
    rto: durationField.prefault('1h').describe('Recovery time objective.'),
    mtd: durationField
      .optional()
      .describe('Maximum tolerable downtime: beyond it the damage cannot be made good; the `rto` must be shorter.')
      .meta(example('4h')),
    rpo: durationField.prefault('5m').describe('Recovery point objective.'),
    mttd: durationField.prefault('5m').describe('Mean time to detect.'),
    mtta: durationField
      .optional()
      .describe('Mean time to acknowledge; nobody need be held to one.')
      .meta(example('10m')),
    mttr: durationField.prefault('30m').describe('Mean time to recover.'),
    drill_success: promiseField
      .prefault(95)
      .describe('Share of the drills of a year that are passed, in percent.')
      .meta(example(95)),
  })
  .describe('Targets of the organisation; a service may override each.')

/** What one service aims for where it differs. */
export const serviceTargetsSchema = z
  .strictObject({
    rto: durationField.optional().describe('Recovery time objective.').meta(example('30m')),
    mtd: durationField.optional().describe('Maximum tolerable downtime.').meta(example('2h')),
    rpo: durationField.optional().describe('Recovery point objective.').meta(example('1m')),
    mttd: durationField.optional().describe('Mean time to detect.').meta(example('2m')),
    mtta: durationField.optional().describe('Mean time to acknowledge.').meta(example('5m')),
    mttr: durationField.optional().describe('Mean time to recover.').meta(example('15m')),
    drill_success: promiseField
      .optional()
      .describe('Share of the drills of a year that are passed, in percent.')
      .meta(example(100)),
  })
  .describe('Targets of this service, where they differ from those of the organisation.')
