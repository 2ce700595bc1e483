import type { SlaConfig } from './sla-schema.js'
import { WEEKDAYS, type BusinessCalendar, type HourRange, type Hours, type SupportTerms } from './terms.js'

type HoursConfig = SlaConfig['service_hours']

/**
 * Ranges of the week, out of the words of the configuration.
 *
 * @param timezone where they name none
 * @returns `null`: around the clock
 */
export function resolveHours(hours: HoursConfig, timezone: string): Hours | null {
  if (hours === undefined) return null
  const { ranges, weekdays, from, to, holidays = [] } = hours
  const written = ranges ?? [{ weekdays, from: from ?? '00:00', to: to ?? '24:00' }]
  return {
    timezone: hours.timezone ?? timezone,
    ranges: written.map((one): HourRange => ({ ...one, weekdays: one.weekdays ?? WEEKDAYS })),
    holidays,
  }
}

/** Which days are business days; `null`: Monday to Friday. */
export function resolveBusinessCalendar(calendar: SlaConfig['business_calendar']): BusinessCalendar | null {
  if (calendar === undefined) return null
  const { weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'], holidays = [] } = calendar
  return { weekdays, holidays }
}

const SEVERITIES = ['page', 'ticket'] as const

/** How fast people react; `null`: not agreed. */
export function resolveSupport(
  { response, support_hours: hours }: Pick<SlaConfig, 'response' | 'support_hours'>,
  timezone: string,
): SupportTerms | null {
  if (response === undefined) return null
  return {
    hours: resolveHours(hours, timezone),
    targets: SEVERITIES.flatMap((severity) => {
      const target = response[severity]
      if (target === undefined) return []
      const { acknowledge, resolve } = target
      return [{ severity, acknowledge: acknowledge?.within ?? null, resolve: resolve?.within ?? null }]
    }),
  }
}
