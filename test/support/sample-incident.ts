import type { AlertEpisode, Incident, Milestone, MilestoneKind } from '../../src/incident/incident.js'
import type { IncidentSettings } from '../../src/incident/incident-settings.js'

/** The settings that a configuration has which says nothing about incidents. */
export const incidentSettings: IncidentSettings = {
  openOn: ['page'],
  reopenWindowSeconds: 600,
  stabilityWindowSeconds: 300,
  autoResolveSeconds: 1800,
  updateEverySeconds: { page: 900, default: 1800 },
  conferenceUrl: null,
}

/** An alert of checkout that fires, changed as a test needs it. */
export function sampleAlert(changes: Partial<AlertEpisode> = {}): AlertEpisode {
  return {
    fingerprint: '00000000000000a1',
    labels: {
      alertname: 'SLOErrorBudgetBurn',
      service: 'checkout',
      slo: 'availability',
      environment: 'production',
      severity: 'page',
      long_window: '1h',
    },
    summary: 'checkout availability in production spends 2% of its 30d error budget within 1h',
    startsAt: new Date('2026-11-20T11:31:54Z'),
    endsAt: null,
    approximate: false,
    activeAt: null,
    ...changes,
  }
}

/** A milestone that the indicator showed, or a person set. */
export function milestone(at: string, changes: Partial<Milestone> = {}): Milestone {
  return { at: new Date(at), source: 'sli', uncertaintySeconds: 30, author: null, note: null, ...changes }
}

/** Milestones in short: instants of 2026-11-20, `HH:MM:SS`. */
export function milestonesAt(times: Partial<Record<MilestoneKind, string>>): Incident['milestones'] {
  return Object.fromEntries(Object.entries(times).map(([kind, time]) => [kind, milestone(`2026-11-20T${time}Z`)]))
}

/** An open incident of checkout, changed as a test needs it. */
export function sampleIncident(changes: Partial<Incident> = {}): Incident {
  const alert = sampleAlert()
  return {
    id: '7d5cf1b2-7f0e-4a53-9a34-3c2f6f1c0001',
    number: 7,
    service: 'checkout',
    environment: 'production',
    severity: 'page',
    title: alert.summary ?? '',
    state: 'open',
    stage: null,
    reopenCount: 0,
    kind: 'real',
    mergedInto: null,
    failureClass: null,
    openedBy: null,
    roles: {},
    milestones: {
      onset: milestone('2026-11-20T11:30:15Z'),
      detected: milestone('2026-11-20T11:31:54Z', { source: 'starts_at', uncertaintySeconds: 0 }),
    },
    alerts: [alert],
    ...changes,
  }
}
