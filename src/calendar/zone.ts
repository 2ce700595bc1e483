import * as z from 'zod'
import { finding } from '../shared/fields.js'
import { nearestName } from '../shared/nearest-name.js'
import { ZONE_NAMES } from './zone-names.js'

/** What the runtime calls a zone, `null` where it knows none of this name. It takes more names than the tz database has, in any case of letters. */
function runtimeName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}

/** People write other cases, leave the continent out, or write the capital, an abbreviation or an offset. */
function zoneHint(name: string): string {
  if (/^(utc|gmt)?\s*[+-]\d/i.test(name)) {
    return 'zones are named by continent and largest city, so that summer time is known; a fixed offset is called Etc/GMT-2, which is two hours ahead of UTC'
  }
  const near = spelt(name) ?? inCity(name) ?? runtimeZone(name) ?? nearestName(name, ZONE_NAMES)
  return near === null
    ? 'zones are named by continent and largest city, not by country or offset'
    : `did you mean ${near}?`
}

function spelt(name: string): string | null {
  const wanted = name.toLowerCase().replaceAll(' ', '_')
  return ZONE_NAMES.find((zone) => zone.toLowerCase() === wanted) ?? null
}

function inCity(name: string): string | null {
  const city = (zone: string) => zone.toLowerCase().replaceAll(' ', '_').split('/').at(-1)
  return ZONE_NAMES.find((zone) => zone.includes('/') && city(zone) === city(name)) ?? null
}

/** ICU reads `PST` as Los Angeles; what it calls by a name of its own helps nobody. */
function runtimeZone(name: string): string | null {
  const meant = runtimeName(name)
  return meant !== null && ZONE_NAMES.includes(meant) ? meant : null
}

/** An IANA time zone name such as `Europe/Berlin` or `UTC`, spelt as in the tz database: Alertmanager refuses its whole file otherwise. */
export const zoneField = z
  .string({ error: 'expected a time zone such as Europe/Berlin' })
  .superRefine((name, context) => {
    if (!ZONE_NAMES.includes(name)) {
      const message = 'expected an IANA time zone such as Europe/Berlin or UTC'
      context.addIssue({ code: 'custom', ...finding(message, zoneHint(name)) })
    } else if (runtimeName(name) === null) {
      const message = `this Node.js (time zones of ${process.versions['tz'] ?? 'an unknown year'}) does not know the time zone`
      context.addIssue({ code: 'custom', ...finding(message, 'a newer release knows newer zones') })
    }
  })
  .meta({ examples: ['Europe/Berlin', 'UTC'] })
