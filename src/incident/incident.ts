import type { FailureClass } from '../drill/drill.js'
import type { Severity } from './incident-settings.js'

/** Instants that an incident is measured by, in the order in which they come. */
export const MILESTONES = ['onset', 'detected', 'acknowledged', 'recovered', 'resolved'] as const

export type MilestoneKind = (typeof MILESTONES)[number]

/**
 * How an instant is known: said by a person; seen in the indicator; `alerts_for_state`, when the alert's expression became true;
 * `starts_at` and `ends_at` of the alert; or decided by Plimsoll itself.
 */
export const MILESTONE_SOURCES = ['person', 'sli', 'alerts_for_state', 'starts_at', 'ends_at', 'automatic'] as const

export type MilestoneSource = (typeof MILESTONE_SOURCES)[number]

export interface Milestone {
  readonly at: Date
  readonly source: MilestoneSource
  /** The true instant lies within so many seconds of `at`; 0: exact; `null`: nobody knows. */
  readonly uncertaintySeconds: number | null
  /** Who said so; `null`: Plimsoll. */
  readonly author: string | null
  readonly note: string | null
  /** What stood there before a person changed it for the first time; absent: nobody has. */
  readonly before?: MilestoneBefore
}

/** A milestone as it was before people changed it. */
export interface MilestoneBefore {
  /** `null`: there was none. */
  readonly at: Date | null
  /** `null`: there was none. */
  readonly source: MilestoneSource | null
}

/** One stretch in which an alert fired. */
export interface AlertEpisode {
  /** Alertmanager's hash of the labels. */
  readonly fingerprint: string
  readonly labels: Readonly<Record<string, string>>
  /** Annotation of that name. */
  readonly summary: string | null
  /** When it began to fire, after its `for`. */
  readonly startsAt: Date
  /** `null`: still firing, as far as is known. */
  readonly endsAt: Date | null
  /** Seen in Prometheus only so far: `startsAt` is right to about half a minute. */
  readonly approximate: boolean
  /** When its expression became true (`ALERTS_FOR_STATE`); `null`: not asked, or not answered. */
  readonly activeAt: Date | null
}

/** `open`: the service is bad; `recovered`: good again, and watched; `resolved`: closed. */
export type IncidentState = 'open' | 'recovered' | 'resolved'

/**
 * `drill`: it was staged; `false_alarm`: a person said that nothing was wrong; `merged`: it is part of another one, which tells of both. Only
 * `real` ones are in statistics.
 */
export const INCIDENT_KINDS = ['real', 'drill', 'false_alarm', 'merged'] as const

export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** What somebody has to do in an incident, as guides of incident response call it; `on_call`: who was paged, which PagerDuty tells. */
export const INCIDENT_ROLES = ['commander', 'technical_lead', 'communications', 'on_call'] as const

export type IncidentRole = (typeof INCIDENT_ROLES)[number]

/** How far people have come, as they tell the others. */
export const INCIDENT_STAGES = ['investigating', 'identified', 'monitoring'] as const

export type IncidentStage = (typeof INCIDENT_STAGES)[number]

/** Where an incident stands for people: what they say, until it is resolved. */
export const LIFECYCLE = [...INCIDENT_STAGES, 'resolved'] as const

/** Whose incident it is: there is at most one open incident per identity. */
export interface IncidentIdentity {
  readonly service: string
  readonly environment: string | null
}

/** Something that went wrong with a service, however many alerts tell of it. */
export interface Incident extends IncidentIdentity {
  readonly id: string
  /** By which people call it: 1, 2, 3, … */
  readonly number: number
  /** Of the worst alert so far, or as a person said after that; alerts only raise it. */
  readonly severity: Severity
  readonly title: string
  readonly state: IncidentState
  /** As people said last; `null`: nobody has since it was opened or reopened. */
  readonly stage: IncidentStage | null
  readonly reopenCount: number
  readonly kind: IncidentKind
  /** Id of the incident that this one is part of; `null`: of none. */
  readonly mergedInto: string | null
  /** What kind of failure it was; `null`: nobody has said it. */
  readonly failureClass: FailureClass | null
  /** Who opened it by hand; `null`: an alert did. What a person opened ends when a person says so. */
  readonly openedBy: string | null
  /** Who has which role. */
  readonly roles: Readonly<Partial<Record<IncidentRole, string>>>
  readonly milestones: Readonly<Partial<Record<MilestoneKind, Milestone>>>
  /** By `startsAt`. */
  readonly alerts: readonly AlertEpisode[]
}

/** How an incident went, without its alerts: of a storm there are tens of thousands. */
export type IncidentCourse = Omit<Incident, 'alerts'>

/** Something that happened to an incident; the incident is as it was afterwards. */
export type IncidentChange =
  | { readonly kind: 'incident_reopened' | 'incident_recovered'; readonly incident: Incident }
  | {
      readonly kind: 'incident_severity_raised' | 'incident_severity_lowered'
      readonly incident: Incident
      /** `null`: an alert did. */
      readonly author: string | null
      readonly from: Severity
      readonly note: string | null
    }
  | {
      readonly kind: 'incident_opened' | 'incident_acknowledged' | 'incident_resolved'
      readonly incident: Incident
      /** `null`: Plimsoll by itself. */
      readonly author: string | null
    }
  | {
      readonly kind: 'incident_updated'
      readonly incident: Incident
      readonly author: string | null
      readonly text: string
      /** How far people have come; `null`: it does not say. */
      readonly stage: IncidentStage | null
    }
  | {
      readonly kind: 'incident_role_assigned'
      readonly incident: Incident
      readonly author: string
      readonly role: IncidentRole
      /** `null`: nobody has it any more. */
      readonly person: string | null
      /** Who had it before; `null`: nobody. */
      readonly from: string | null
    }
  | {
      readonly kind: 'incident_milestone_edited'
      readonly incident: Incident
      readonly author: string
      readonly milestone: MilestoneKind
      readonly from: Pick<Milestone, 'at' | 'source'> | null
      readonly to: Date
      readonly note: string | null
    }
  | {
      readonly kind: 'incident_classified'
      readonly incident: Incident
      readonly author: string
      /** `null`: it is not said any more. */
      readonly failureClass: FailureClass | null
      /** What was said before; `null`: nothing. */
      readonly from: FailureClass | null
    }
  | {
      readonly kind: 'incident_merged'
      readonly incident: Incident
      readonly author: string
      /** Number of the incident that it is part of now. */
      readonly into: number
      readonly note: string | null
    }
  | {
      readonly kind: 'incident_unmerged'
      readonly incident: Incident
      readonly author: string
      /** Number of the incident that it was part of. */
      readonly from: number
      readonly note: string | null
    }

/** Where it stands for people. What is good again and of which nobody said more is being watched. */
export function lifecycleOf({ state, stage }: Pick<Incident, 'state' | 'stage'>): (typeof LIFECYCLE)[number] {
  if (state === 'resolved') return 'resolved'
  return stage ?? (state === 'recovered' ? 'monitoring' : 'investigating')
}

/** The incident with one milestone set. */
export function withMilestone(incident: Incident, kind: MilestoneKind, milestone: Milestone): Incident {
  return { ...incident, milestones: { ...incident.milestones, [kind]: milestone } }
}

/** The incident without some of its milestones. */
export function withoutMilestones(incident: Incident, kinds: readonly MilestoneKind[]): Incident {
  const kept = Object.entries(incident.milestones).filter(([kind]) => !kinds.includes(kind as MilestoneKind))
  return { ...incident, milestones: Object.fromEntries(kept) }
}

/** What an alert asks for; `null`: its label `severity` is neither page nor ticket. */
export function severityOf({ labels }: Pick<AlertEpisode, 'labels'>): Severity | null {
  const { severity } = labels
  return severity === 'page' || severity === 'ticket' ? severity : null
}
