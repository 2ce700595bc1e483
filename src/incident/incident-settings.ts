/** Severity of an alert that asks for somebody. */
export type Severity = 'page' | 'ticket'

/** How incidents open, recover and close. */
export interface IncidentSettings {
  /** Severities whose alerts open an incident; others attach to an open one. */
  readonly openOn: readonly Severity[]
  /** An alert that comes back within this many seconds of the recovery reopens the incident. */
  readonly reopenWindowSeconds: number
  /** So many seconds of good service make a recovery, which is their beginning. */
  readonly stabilityWindowSeconds: number
  /** So many seconds after the recovery an incident is resolved by itself. */
  readonly autoResolveSeconds: number
  /** Longest time between two updates, in seconds: for pages, and for all else. */
  readonly updateEverySeconds: { readonly page: number; readonly default: number }
  /** Where people meet; `null`: nobody has said. See `conferenceOf`. */
  readonly conferenceUrl: string | null
}

/** Where people meet during an incident; `null`: nobody has said. */
export function conferenceOf(
  { conferenceUrl }: Pick<IncidentSettings, 'conferenceUrl'>,
  { number }: { readonly number: number },
): string | null {
  return conferenceUrl?.replaceAll('{number}', String(number)) ?? null
}

/** What incidents are of the configuration. */
export interface IncidentPart {
  readonly incidents: IncidentSettings
}
