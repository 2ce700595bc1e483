import * as z from 'zod'
import { cronField } from '../calendar/cron-field.js'
import type { RootKey } from '../feature/root-key.js'
import { durationField, example } from '../shared/fields.js'

/** How an emergency pack is made by itself. */
export interface EmergencyPackSettings {
  /** Folder in which its files stand, absolute. */
  readonly folder: string
  /** Cron expression in the zone of the organisation. */
  readonly schedule: string
  /** From which age on it is too old, in seconds. */
  readonly maxAgeSeconds: number
  /** Public keys of age; empty: it is not encrypted. */
  readonly recipients: readonly string[]
}

/** What the emergency pack is of the configuration. */
export interface EmergencyPart {
  /** `null`: it is made by hand alone. */
  readonly emergencyPack: EmergencyPackSettings | null
}

const RECIPIENT = 'expected a public key of age, such as age1… of 62 characters'

const emergencyPack = z
  .strictObject({
    folder: z
      .string()
      .trim()
      .min(1)
      .describe(
        'Folder in which its files are put, where people find them without Plimsoll; the path starts beside this file.',
      )
      .meta(example('/srv/share/emergency')),
    schedule: cronField.default('0 5 * * *').describe('When it is made anew, in the zone of the organisation.'),
    max_age: durationField.prefault('7d').describe('From which age on it is too old, and `EmergencyPackOld` fires.'),
    encrypt_to: z
      .array(z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, { error: RECIPIENT }))
      .default([])
      .describe(
        'Public keys of age: its files can be read with the private key of one of them alone. Default: they are not encrypted.',
      ),
  })
  .optional()
  .describe('Makes a pack of everything that is needed when nothing works, again and again.')

export const emergencyKey: RootKey<typeof emergencyPack, EmergencyPart> = {
  schema: emergencyPack,
  after: 'teams',
  resolve: (value, { places }) => ({
    emergencyPack:
      value === undefined
        ? null
        : {
            ...{ folder: places.data(value.folder), schedule: value.schedule },
            ...{ maxAgeSeconds: value.max_age, recipients: value.encrypt_to },
          },
  }),
}
