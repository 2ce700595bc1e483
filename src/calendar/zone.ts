import { IANAZone } from 'luxon'
import { z } from 'zod'

/** An IANA time zone name such as `Europe/Berlin` or `UTC`. */
export const zoneField = z
  .string({ error: 'expected a time zone such as Europe/Berlin' })
  .refine((name) => IANAZone.isValidZone(name), {
    error: 'expected an IANA time zone such as Europe/Berlin or UTC',
  })
  .meta({ examples: ['Europe/Berlin', 'UTC'] })
