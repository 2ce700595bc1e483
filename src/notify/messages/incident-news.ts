/** What has become of an incident. */
export type NewsKind = 'unacknowledged' | 'acknowledged' | 'updated' | 'update_due' | 'recovered' | 'resolved'

/** What a message about an incident is made of. */
export interface IncidentNews {
  readonly kind: NewsKind
  /** When it is told. */
  readonly at: Date
  readonly organisation: string
  /** IANA zone that mail shows times in. */
  readonly timezone: string
  readonly incident: {
    readonly id: string
    /** By which people call it. */
    readonly number: number
    readonly title: string
    readonly service: string
    readonly environment: string | null
    readonly severity: 'page' | 'ticket'
    /** Where it stands for people. */
    readonly status: 'investigating' | 'identified' | 'monitoring' | 'resolved'
    /** Who has which role; `null`: nobody. */
    readonly roles: {
      readonly commander: string | null
      readonly technicalLead: string | null
      readonly communications: string | null
      readonly onCall: string | null
    }
    /** When people expect to hear of it again; `null`: they do not. */
    readonly nextUpdateDue: Date | null
    /** What people told the others last, or what these news are; `null`: nothing yet. */
    readonly update: { readonly at: Date; readonly author: string | null; readonly text: string } | null
    /** What the alerts say is wrong, worst first. */
    readonly impact: readonly string[]
    /** When the service became bad; `null`: not known yet. */
    readonly onset: Date | null
    readonly detected: Date | null
    readonly acknowledged: Date | null
    readonly recovered: Date | null
    readonly resolved: Date | null
    /** `null`: nobody, or Plimsoll by itself. */
    readonly acknowledgedBy: string | null
    readonly resolvedBy: string | null
  }
  readonly links: readonly { readonly text: string; readonly url: string }[]
  /** Where Plimsoll is reached; `null`: not configured. */
  readonly home: string | null
  /** `null`: told for another reason. */
  readonly escalation: EscalationStep | null
}

/** Since when nobody has acknowledged something, and which step of which policy is done about it. */
export interface EscalationStep {
  readonly policy: string
  readonly since: Date
  /** From 1 on, counted through all rounds. */
  readonly step: number
  readonly steps: number
}
