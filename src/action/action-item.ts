import { dayIn } from '../calendar/calendar-days.js'

/** `open`: somebody sees to it; `done`; `dropped`: it will not be done, for the reason in its note. */
export const ACTION_STATES = ['open', 'done', 'dropped'] as const

export type ActionState = (typeof ACTION_STATES)[number]

/** Where it was learned: an incident, or a finding of a run of a drill. */
export type ActionOrigin =
  | { readonly kind: 'incident'; readonly id: string; readonly number: number }
  | {
      readonly kind: 'drill'
      readonly run: string
      readonly drill: string
      /** Number of the finding within the run. */
      readonly finding: number
    }

/** What shall be done so that it does not come again. */
export interface ActionItem {
  /** By which people call it: 1, 2, 3, … over all of them. */
  readonly number: number
  readonly origin: ActionOrigin
  readonly service: string
  readonly environment: string | null
  readonly text: string
  /** Who sees to it. */
  readonly owner: string
  /** The last day on which it is in time, `2026-12-24`, in the zone of the organisation. */
  readonly due: string
  readonly createdAt: Date
  readonly createdBy: string
  readonly state: ActionState
  /** `null`: it is open. */
  readonly closed: { readonly at: Date; readonly by: string; readonly note: string | null } | null
}

/** Seconds since its day was over; `null`: it is in time, or closed. */
export function overdueSeconds(
  { state, due }: Pick<ActionItem, 'state' | 'due'>,
  { now, zone }: { readonly now: Date; readonly zone: string },
): number | null {
  if (state !== 'open') return null
  const { to } = dayIn(new Date(`${due}T00:00:00Z`), zone).interval
  return now < to ? null : (now.getTime() - to.getTime()) / 1000
}
