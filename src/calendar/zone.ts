import { IANAZone } from 'luxon'
import * as z from 'zod'
import { finding } from '../shared/fields.js'
import { nearestName } from '../shared/nearest-name.js'

/** People leave the continent out, or write the capital. */
function zoneHint(name: string): string {
  const zones = Intl.supportedValuesOf('timeZone')
  const city = zones.find((zone) => zone.split('/').at(-1)?.toLowerCase() === name.toLowerCase().split('/').at(-1))
  const near = city ?? nearestName(name, zones)
  return near === null
    ? 'zones are named by continent and largest city, not by country or offset'
    : `did you mean ${near}?`
}

/** An IANA time zone name such as `Europe/Berlin` or `UTC`. */
export const zoneField = z
  .string({ error: 'expected a time zone such as Europe/Berlin' })
  .superRefine((name, context) => {
    if (IANAZone.isValidZone(name)) return
    const message = 'expected an IANA time zone such as Europe/Berlin or UTC'
    context.addIssue({ code: 'custom', ...finding(message, zoneHint(name)) })
  })
  .meta({ examples: ['Europe/Berlin', 'UTC'] })
