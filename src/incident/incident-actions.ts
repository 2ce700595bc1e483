import { withMilestone, type Incident, type IncidentChange, type Milestone } from './incident.js'

/** What a person says about an incident. */
export interface Word {
  readonly by: string
  /** `null`: nothing more to say. */
  readonly note: string | null
}

/** An incident after something was done about it; the same object where nothing had to be. */
export interface Outcome {
  readonly incident: Incident
  readonly changes: readonly IncidentChange[]
}

export type Action = (incident: Incident, now: Date) => Outcome

function said({ by, note }: Word, at: Date): Milestone {
  return { at, source: 'person', uncertaintySeconds: 0, author: by, note }
}

/** The first acknowledgement counts. */
export function acknowledged(incident: Incident, word: Word, now: Date): Outcome {
  const milestone = said(word, now)
  if (incident.milestones.acknowledged !== undefined) return { incident, changes: [] }
  const next = withMilestone(incident, 'acknowledged', milestone)
  return { incident: next, changes: [{ kind: 'incident_acknowledged', incident: next, author: milestone.author }] }
}

/** Closed by a person: the service is good, they say, so it recovered now where nothing was measured. */
export function resolved(incident: Incident, word: Word, now: Date): Outcome {
  const milestone = said(word, now)
  if (incident.state === 'resolved') return { incident, changes: [] }
  const recovered = incident.milestones.recovered ?? { ...milestone, note: null }
  const closed = withMilestone(withMilestone(incident, 'recovered', recovered), 'resolved', milestone)
  const next: Incident = { ...closed, state: 'resolved' }
  return { incident: next, changes: [{ kind: 'incident_resolved', incident: next, author: milestone.author }] }
}

/** Nothing was wrong: closed, and out of the statistics. */
export function falsePositive(incident: Incident, word: Word, now: Date): Outcome {
  if (incident.kind === 'false_alarm') return { incident, changes: [] }
  const closed = resolved(incident, word, now)
  const next: Incident = { ...closed.incident, kind: 'false_alarm' }
  const text = `marked as a false positive${word.note === null ? '' : `: ${word.note}`}`
  const changes = closed.changes.map((change) => ({ ...change, incident: next }))
  return {
    incident: next,
    changes: [...changes, { kind: 'incident_updated', incident: next, author: word.by, text }],
  }
}
