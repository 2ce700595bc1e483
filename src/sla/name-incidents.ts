import { intersect, type Interval } from '../calendar/interval.js'
import type { BadList, NamedIncident } from './bad-list.js'
import type { ServiceIncident, ServiceIncidentReader } from './service-incident.js'

/** How long before a period an incident may have begun that lasts into it. */
const LONGEST_INCIDENT_MS = 30 * 86_400_000
const FAR = new Date('9999-01-01T00:00:00Z')

/** Whose bad time it is. */
export interface Listed {
  readonly agreement: { readonly service: string; readonly environment: string | null }
  readonly bad: BadList
}

/** Says of each stretch which incidents of the service it shares time with; one reading for all lists. */
export async function nameIncidents(
  lists: readonly Listed[],
  reader: ServiceIncidentReader,
): Promise<readonly BadList[]> {
  const span = spanOf(lists.flatMap(({ bad }) => bad.stretches))
  if (span === null) return lists.map(({ bad }) => bad)
  const found = await reader.ofServices(
    lists.map(({ agreement }) => agreement),
    { from: new Date(span.from.getTime() - LONGEST_INCIDENT_MS), to: span.to },
  )
  return lists.map(({ bad }, index) => withIncidents(bad, found[index] ?? []))
}

function spanOf(stretches: readonly Interval[]): Interval | null {
  if (stretches.length === 0) return null
  return {
    from: new Date(stretches.reduce((least, { from }) => Math.min(least, from.getTime()), Infinity)),
    to: new Date(stretches.reduce((most, { to }) => Math.max(most, to.getTime()), -Infinity)),
  }
}

function withIncidents(bad: BadList, incidents: readonly ServiceIncident[]): BadList {
  const known = incidents.flatMap((one) => {
    const time = timeOf(one)
    return time === null ? [] : [{ time, named: namedOf(one) }]
  })
  return {
    ...bad,
    stretches: bad.stretches.map((stretch) => ({
      ...stretch,
      incidents: known.flatMap(({ time, named }) => (intersect(time, stretch) === null ? [] : [named])),
    })),
  }
}

/** From when to when the service was bad, as far as is known. */
function timeOf({ onset, detected, recovered, resolved }: ServiceIncident): Interval | null {
  const from = onset ?? detected
  return from === null ? null : { from, to: recovered ?? resolved ?? FAR }
}

function namedOf({ number, kind, title }: ServiceIncident): NamedIncident {
  return { number, kind, title }
}
