import type { Word } from './incident-actions.js'
import type { IncidentSettings } from './incident-settings.js'
import { withAlerts } from './begin-incident.js'
import type { MergeRecord } from './merge-record.js'
import {
  severityOf,
  type AlertEpisode,
  type Incident,
  type IncidentChange,
  type Milestone,
  type MilestoneKind,
} from './incident.js'
import { appendTo } from '../shared/lists-by.js'

/** Two incidents that were one. */
export interface UnmergedIncidents {
  readonly whole: Incident
  readonly part: Incident
  readonly changes: readonly IncidentChange[]
}

export interface UnmergeMeans {
  /** What they were. */
  readonly record: MergeRecord
  readonly settings: IncidentSettings
  readonly word: Word
}

/** The end of an incident: how it stands, and since when. */
const ENDS = ['recovered', 'resolved'] as const

/** The beginning of an alert can be put right by so much after it was noted. */
const RETIMED_MS = 90_000

/**
 * Takes a part out of the whole again: both are what they were, with what has happened since. Whatever people or the measurement have changed
 * since stays with the whole, but for the end of a part that was open when it became one: what has ended since was that.
 */
export function unmergeIncidents(whole: Incident, part: Incident, means: UnmergeMeans): UnmergedIncidents {
  const { word } = means
  const apart = partedOf(whole, part, means)
  const text = `#${part.number} is no longer part of this incident${word.note === null ? '' : `: ${word.note}`}`
  return {
    ...apart,
    changes: [
      { kind: 'incident_unmerged', incident: apart.part, author: word.by, from: whole.number, note: word.note },
      ...(apart.part.state === 'open' ? [{ kind: 'incident_reopened', incident: apart.part } as const] : []),
      { kind: 'incident_updated', incident: apart.whole, author: word.by, text, stage: null },
      ...(whole.state === 'open' ? endChanges(apart.whole, word) : []),
    ],
  }
}

function endChanges(incident: Incident, { by }: Word): readonly IncidentChange[] {
  if (incident.state === 'open') return []
  return incident.state === 'recovered'
    ? [{ kind: 'incident_recovered', incident }]
    : [{ kind: 'incident_resolved', incident, author: by }]
}

function partedOf(whole: Incident, part: Incident, { record, settings }: UnmergeMeans) {
  const isOfPart = isAmong(record.alerts)
  const isPartOpen = record.part.state === 'open'
  const reopened = whole.reopenCount - record.joined.reopenCount
  const ownAlerts = whole.alerts.filter((alert) => !isOfPart(alert))
  const bareWhole: Incident = {
    ...whole,
    ...wholeEnd(whole, record),
    severity: ownAlerts.some((alert) => severityOf(alert) === 'page') ? 'page' : record.whole.severity,
    stage: whole.stage === record.joined.stage ? record.whole.stage : whole.stage,
    failureClass: whole.failureClass === record.joined.failureClass ? record.whole.failureClass : whole.failureClass,
    reopenCount: record.whole.reopenCount + (isPartOpen ? 0 : reopened),
  }
  const barePart: Incident = {
    ...part,
    ...record.part,
    ...{ kind: 'real', mergedInto: null, failureClass: part.failureClass },
    ...(isPartOpen ? { state: whole.state, milestones: withEnd(record.part.milestones, whole.milestones) } : {}),
    reopenCount: record.part.reopenCount + (isPartOpen ? reopened : 0),
  }
  return {
    whole: withAlerts(bareWhole, ownAlerts, settings),
    part: withAlerts(barePart, whole.alerts.filter(isOfPart), settings),
  }
}

function isAmong(alerts: MergeRecord['alerts']): (alert: AlertEpisode) => boolean {
  const begins = new Map<string, number[]>()
  for (const [fingerprint, at] of alerts) appendTo(begins, fingerprint, at)
  return ({ fingerprint, startsAt }) =>
    (begins.get(fingerprint) ?? []).some((at) => Math.abs(at - startsAt.getTime()) <= RETIMED_MS)
}

type Milestones = Incident['milestones']

/** How the whole stands, and its milestones. */
function wholeEnd(whole: Incident, { whole: then, joined, part }: MergeRecord): Pick<Incident, 'state' | 'milestones'> {
  const milestones = restored(whole.milestones, joined.milestones, then.milestones)
  if (then.state === 'open') return { state: whole.state, milestones: withEnd(milestones, whole.milestones) }
  if (part.state === 'open') return { state: then.state, milestones: withEnd(milestones, then.milestones) }
  return whole.state === joined.state ? { state: then.state, milestones } : { state: whole.state, milestones }
}

/** What stood there before, where nobody has changed since what the merge made of it. */
function restored(now: Milestones, joined: Milestones, then: Milestones): Milestones {
  const kinds = new Set([...Object.keys(now), ...Object.keys(then)] as MilestoneKind[])
  return ofKinds(kinds, (kind) => (isSame(now[kind], joined[kind]) ? then[kind] : now[kind]))
}

function withEnd(milestones: Milestones, end: Milestones): Milestones {
  const kinds = new Set([...Object.keys(milestones), ...ENDS] as MilestoneKind[])
  return ofKinds(kinds, (kind) => (kind === 'recovered' || kind === 'resolved' ? end[kind] : milestones[kind]))
}

function ofKinds(
  kinds: ReadonlySet<MilestoneKind>,
  milestoneOf: (kind: MilestoneKind) => Milestone | undefined,
): Milestones {
  return Object.fromEntries(
    [...kinds].flatMap((kind) => {
      const milestone = milestoneOf(kind)
      return milestone === undefined ? [] : [[kind, milestone]]
    }),
  )
}

function isSame(one: Milestone | undefined, other: Milestone | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.at.getTime() === other.at.getTime() && one.source === other.source && one.author === other.author
}
