import * as z from 'zod'
import type { PageAddresses } from './page-addresses.js'
import { percentNumber } from './percent.js'
import { newestOf, resolvedAt, STAGES, worstEver, type Impact, type Publication } from './publication.js'
import { worstState, type PublicStatus, type ServiceState, type StatedService } from './public-status.js'
import { OVERALL_WORDS } from './state-words.js'
import { DAY_STATES, type MeasuredHistory } from './measured-days.js'

/** Names of Atlassian Statuspage where it has one, so that who reads its `summary.json` can read this. */
const COMPONENT_STATES = {
  operational: 'operational',
  degraded: 'degraded_performance',
  partial_outage: 'partial_outage',
  major_outage: 'major_outage',
  maintenance: 'under_maintenance',
  unknown: 'unknown',
} as const satisfies Readonly<Record<ServiceState, string>>

const INDICATORS = {
  operational: 'none',
  degraded: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
  maintenance: 'maintenance',
  unknown: 'unknown',
} as const satisfies Readonly<Record<ServiceState, string>>

const instant = z.iso.datetime().describe('An instant, RFC 3339 in UTC.')
const componentState = z
  .enum(Object.values(COMPONENT_STATES) as [string, ...string[]])
  .describe('What is published of it; `unknown` where nothing is published and nothing was heard of it lately.')
const percent = z
  .number()
  .min(0)
  .max(100)
  .nullable()
  .describe('Good by all events in percent, cut off and never rounded up; null where none was counted.')

const measured = z
  .strictObject({
    timezone: z.string().describe('The zone whose days these are.'),
    percent,
    days_measured: z.int().describe('Of how many days anything was measured.'),
    days: z
      .array(
        z.strictObject({
          date: z.iso.date(),
          state: z.enum(DAY_STATES).describe('From 99.9 % on `good`, from 99 % on `fair`, else `poor`.'),
          percent,
          watched_percent: z.number().min(0).max(100).describe('How much of the day was watched, cut off.'),
        }),
      )
      .describe('The days that are shown, oldest first; the last one is today.'),
  })
  .describe('Availability as measured: maintenance is not left out, and nobody has edited it.')

const component = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  status: componentState,
  position: z.int().describe('Where it stands on the page.'),
  group: z.boolean().describe('Whether it is a heading for others, as bad as the worst of them.'),
  group_id: z.string().nullable().describe('The heading under which it stands; null where there is none.'),
  components: z.array(z.string()).optional().describe('Of a heading: what stands under it.'),
  availability_as_measured: measured.optional().describe('Of what is no heading: what was measured of it.'),
})

const affected = z.strictObject({ id: z.string(), name: z.string(), status: componentState })

const incident = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    status: z.enum(STAGES),
    impact: z.enum(['none', 'minor', 'major', 'critical']).describe('The worst that it ever was.'),
    started_at: instant.describe('When it began for users.'),
    created_at: instant.describe('When it was published.'),
    updated_at: instant.describe('When it was told last.'),
    monitoring_at: instant.nullable(),
    resolved_at: instant.nullable(),
    shortlink: z.string().describe('Where it stands on the page.'),
    components: z.array(affected).describe('What it concerns, as it is now said to be.'),
    incident_updates: z
      .array(
        z.strictObject({
          id: z.string(),
          status: z.enum(STAGES),
          body: z.string().describe('Plain text for people.'),
          created_at: instant,
          display_at: instant,
          affected_components: z.array(
            z.strictObject({ code: z.string(), name: z.string(), new_status: componentState }),
          ),
        }),
      )
      .describe('What was said of it, newest first.'),
  })
  .meta({ id: 'PublicIncident', description: 'A disturbance that somebody has published.' })

const maintenance = z.strictObject({
  id: z.string(),
  name: z.string(),
  status: z.enum(['scheduled', 'in_progress']),
  impact: z.literal('maintenance'),
  scheduled_for: instant,
  scheduled_until: instant,
  components: z.array(affected),
})

/** The answer of `GET /status.json`. */
export const publicStatusAnswer = z
  .strictObject({
    page: z.strictObject({
      id: z.string().describe('By which the page is known for ever.'),
      name: z.string(),
      url: z.string().describe('Where people read the same.'),
      time_zone: z.string(),
      updated_at: instant.describe('When the state was read last.'),
      stale: z.boolean().describe('Whether that is minutes ago, so that this is how things were.'),
    }),
    status: z.strictObject({
      indicator: z
        .enum(Object.values(INDICATORS) as [string, ...string[]])
        .describe('The worst of all components: `unknown` is not `none`.'),
      description: z.string(),
    }),
    components: z.array(component),
    incidents: z.array(incident).describe('Those that go on, newest first.'),
    past_incidents: z.array(incident).describe('Those that are over and lie within the history, newest first.'),
    scheduled_maintenances: z.array(maintenance).describe('What takes place or will, by its beginning.'),
  })
  .meta({ id: 'PublicStatus', description: 'What strangers are told of how services are.' })

type Answer = z.output<typeof publicStatusAnswer>

/** Plain JSON data of what is shown. */
export function toPublicStatusAnswer(status: PublicStatus, addresses: PageAddresses): Answer {
  const nameOf = namesOf(status)
  const toIncident = (one: Publication) => incidentOf(one, nameOf, addresses)
  return {
    page: {
      id: status.feedUuid,
      name: status.page.title,
      url: addresses.page,
      time_zone: status.page.timezone,
      updated_at: status.at.toISOString(),
      stale: status.isOld,
    },
    status: { indicator: INDICATORS[status.overall], description: OVERALL_WORDS[status.overall] },
    components: componentsOf(status),
    incidents: status.open.map(toIncident),
    past_incidents: status.past.map(toIncident),
    scheduled_maintenances: status.maintenance.map(({ id, title, from, to, services }) => ({
      ...{ id, name: title, status: from <= status.now ? 'in_progress' : 'scheduled', impact: 'maintenance' },
      ...{ scheduled_for: from.toISOString(), scheduled_until: to.toISOString() },
      components: status.services
        .filter(({ shown }) => services.includes(shown.id))
        .map(({ shown, state }) => ({ id: shown.id, name: shown.name, status: COMPONENT_STATES[state] })),
    })),
  }
}

type NameOf = (id: string) => string | null

/** `null`: it is not shown any more. */
function namesOf({ services }: PublicStatus): NameOf {
  const names = new Map(services.map(({ shown: { id, name } }) => [id, name]))
  return (id) => names.get(id) ?? null
}

function componentsOf({ services, page }: PublicStatus): Answer['components'] {
  const groups = new Set(services.flatMap(({ shown }) => shown.group ?? []))
  const headings = [...groups].map((name, index) => {
    const own = services.filter(({ shown }) => shown.group === name)
    return {
      ...{ id: groupId(index), name, description: null, group: true, group_id: null },
      status: COMPONENT_STATES[worstState(own.map(({ state }) => state))],
      position: services.length + index + 1,
      components: own.map(({ shown }) => shown.id),
    }
  })
  const idOf = (group: string | null) => (group === null ? null : groupId([...groups].indexOf(group)))
  return [
    ...services.map((one, index) => componentOf(one, { index, groupId: idOf(one.shown.group), page })),
    ...headings,
  ]
}

function groupId(index: number): string {
  return `group:${index + 1}`
}

interface Place extends Pick<PublicStatus, 'page'> {
  readonly index: number
  readonly groupId: string | null
}

function componentOf({ shown, state, history }: StatedService, place: Place): Answer['components'][number] {
  const { id, name, description } = shown
  return {
    ...{ id, name, description, status: COMPONENT_STATES[state], position: place.index + 1 },
    ...{ group: false, group_id: place.groupId },
    availability_as_measured: measuredOf(history, place.page.timezone),
  }
}

function measuredOf(
  { days, availability, measuredDays }: MeasuredHistory,
  timezone: string,
): z.output<typeof measured> {
  return {
    timezone,
    percent: availability === null ? null : percentNumber(availability),
    days_measured: measuredDays,
    days: days.map((day) => ({
      ...{ date: day.label, state: day.state },
      percent: day.availability === null ? null : percentNumber(day.availability),
      watched_percent: percentNumber(day.watched),
    })),
  }
}

function incidentOf(publication: Publication, nameOf: NameOf, addresses: PageAddresses): z.output<typeof incident> {
  const { uuid, title, started, updates } = publication
  const newest = newestOf(publication)
  const affectedBy = (impacts: Readonly<Record<string, Impact>>) =>
    Object.entries(impacts).flatMap(([id, impact]) => {
      const name = nameOf(id)
      return name === null ? [] : [{ id, name, status: COMPONENT_STATES[impact] }]
    })
  return {
    ...{ id: uuid, name: title, status: newest.stage, impact: impactOf(worstEver(publication)) },
    started_at: started.toISOString(),
    created_at: (updates[0] ?? newest).at.toISOString(),
    updated_at: newest.at.toISOString(),
    monitoring_at: updates.find(({ stage }) => stage === 'monitoring')?.at.toISOString() ?? null,
    resolved_at: resolvedAt(publication)?.toISOString() ?? null,
    shortlink: addresses.publication(uuid),
    components: affectedBy(newest.stage === 'resolved' ? allWell(newest.impacts) : newest.impacts),
    incident_updates: updates
      .map(({ at, stage, body, impacts }, index) => ({
        ...{
          id: `${uuid}-${index + 1}`,
          status: stage,
          body,
          created_at: at.toISOString(),
          display_at: at.toISOString(),
        },
        affected_components: affectedBy(impacts).map(({ id, name, status }) => ({
          code: id,
          name,
          new_status: status,
        })),
      }))
      .toReversed(),
  }
}

/** What was told only when it was over says how bad it was. */
function allWell(impacts: Readonly<Record<string, Impact>>): Readonly<Record<string, Impact>> {
  return Object.fromEntries(Object.keys(impacts).map((id) => [id, 'operational' as const]))
}

function impactOf(impact: Impact): 'none' | 'minor' | 'major' | 'critical' {
  return INDICATORS[impact]
}
