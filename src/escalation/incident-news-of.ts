import type { Service } from '../service/service.js'
import { conferenceOf, type IncidentSettings } from '../incident/incident-settings.js'
import { lifecycleOf, type Incident, type MilestoneKind } from '../incident/incident.js'
import type { IncidentNews } from '../notify/messages/incident-news.js'

/** What messages say beside the incident itself. */
export interface NewsConfig {
  readonly organisation: string
  readonly timezone: string
  readonly server: { readonly externalUrl: string | null }
  readonly incidents: Pick<IncidentSettings, 'conferenceUrl'>
  readonly services: readonly Pick<Service, 'name' | 'team' | 'links'>[]
}

/** What messages say of an incident as it is now. */
export function incidentNewsOf(
  config: NewsConfig,
  incident: Incident,
  {
    kind,
    at,
    escalation,
    update,
    nextUpdateDue,
  }: Pick<IncidentNews, 'kind' | 'at' | 'escalation'> & Pick<IncidentNews['incident'], 'update' | 'nextUpdateDue'>,
): IncidentNews {
  const { id, number, title, service, environment, severity, milestones } = incident
  const instant = (one: MilestoneKind) => milestones[one]?.at ?? null
  return {
    ...{ kind, at, escalation },
    organisation: config.organisation,
    timezone: config.timezone,
    home: config.server.externalUrl,
    links: [...conferenceLink(config, incident), ...linksOf(config, service)],
    incident: {
      ...{ id, number, title, service, environment, severity, update, nextUpdateDue },
      status: lifecycleOf(incident),
      roles: rolesOf(incident),
      impact: impactOf(incident),
      onset: instant('onset'),
      detected: instant('detected'),
      acknowledged: instant('acknowledged'),
      recovered: instant('recovered'),
      resolved: instant('resolved'),
      acknowledgedBy: milestones.acknowledged?.author ?? null,
      resolvedBy: milestones.resolved?.author ?? null,
    },
  }
}

function rolesOf({ roles }: Incident): IncidentNews['incident']['roles'] {
  return {
    commander: roles.commander ?? null,
    technicalLead: roles.technical_lead ?? null,
    communications: roles.communications ?? null,
    onCall: roles.on_call ?? null,
  }
}

/** What whoever opened it says, then what the alerts say, pages first; each sentence once, the title left out. */
function impactOf({ alerts, title, openedBy, milestones }: Incident): readonly string[] {
  const told = openedBy === null ? null : (milestones.detected?.note ?? null)
  const isPage = ({ labels }: Incident['alerts'][number]) => labels['severity'] === 'page'
  const sorted = [...alerts.filter(isPage), ...alerts.filter((alert) => !isPage(alert))]
  const all = [told, ...sorted.map(({ summary }) => summary)]
  const sentences = all.filter((text) => text !== null && text !== title)
  return [...new Set(sentences)] as readonly string[]
}

/** Nobody meets about what is over. */
function conferenceLink({ incidents }: NewsConfig, incident: Incident): IncidentNews['links'] {
  const url = incident.state === 'resolved' ? null : conferenceOf(incidents, incident)
  return url === null ? [] : [{ text: 'Conference', url }]
}

const LINK_TEXTS = { dashboard: 'Dashboard', runbook: 'Runbook', logs: 'Logs', traces: 'Traces' } as const

function linksOf({ services }: NewsConfig, name: string): IncidentNews['links'] {
  const links = services.find((service) => service.name === name)?.links ?? {}
  return Object.entries(LINK_TEXTS).flatMap(([kind, text]) => {
    const url = links[kind as keyof typeof LINK_TEXTS]
    return url === undefined ? [] : [{ text, url }]
  })
}
