import type { IncidentSettings } from './incident-settings.js'
import type { Incident } from './incident.js'

/** What somebody told the others of an incident. */
export interface ToldUpdate {
  readonly at: Date
  /** `null`: Plimsoll. */
  readonly author: string | null
  readonly text: string
}

/** What people have heard of an incident. */
export interface Heard {
  /** Since when they wait for more: its opening, its last reopening, its acknowledgement or the last update by people; `null`: not known. */
  readonly since: Date | null
  /** The last one by people; `null`: there is none. */
  readonly update: ToldUpdate | null
  /** When they expect to hear of it again; `null`: they do not. */
  readonly nextUpdateDue: Date | null
}

/** What it depends on whether people expect to hear of an incident. */
export type Awaited = Pick<Incident, 'state' | 'kind' | 'severity'>

/**
 * When people expect to hear of an incident again: `update_every` after they last did.
 *
 * @returns `null`: they do not, because it is good again, over, staged, or part of another one
 */
export function nextUpdateDue(
  { state, kind, severity }: Awaited,
  since: Heard['since'],
  { updateEverySeconds }: Pick<IncidentSettings, 'updateEverySeconds'>,
): Date | null {
  if (state !== 'open' || kind !== 'real' || since === null) return null
  const seconds = severity === 'page' ? updateEverySeconds.page : updateEverySeconds.default
  return new Date(since.getTime() + seconds * 1000)
}
