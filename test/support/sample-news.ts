import type { IncidentNews } from '../../src/notify/messages/incident-news.js'

type Changes = Omit<Partial<IncidentNews>, 'incident'> & { readonly incident?: Partial<IncidentNews['incident']> }

/** News of incident 12, which began at 11:50 and was noticed five minutes later. */
export function sampleNews({ incident, ...changes }: Changes): IncidentNews {
  return {
    kind: 'unacknowledged',
    at: new Date('2026-11-20T12:00:00Z'),
    organisation: 'Example Shop',
    timezone: 'Europe/Berlin',
    links: [],
    home: null,
    escalation: null,
    ...changes,
    incident: {
      id: 'i12',
      number: 12,
      title: 'checkout fails',
      service: 'checkout',
      environment: 'production',
      severity: 'page',
      status: 'investigating',
      roles: { commander: 'ann', technicalLead: null, communications: null, onCall: null },
      nextUpdateDue: new Date('2026-11-20T12:10:00Z'),
      update: null,
      impact: ['Half of all orders fail.'],
      onset: new Date('2026-11-20T11:50:00Z'),
      detected: new Date('2026-11-20T11:55:00Z'),
      acknowledged: new Date('2026-11-20T12:00:00Z'),
      recovered: null,
      resolved: null,
      acknowledgedBy: 'ann',
      resolvedBy: null,
      ...incident,
    },
  }
}
