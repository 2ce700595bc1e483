/** How a service is for its users, by whoever publishes. */
export const IMPACTS = ['operational', 'degraded', 'partial_outage', 'major_outage'] as const

export type Impact = (typeof IMPACTS)[number]

/** How far work on a disturbance has come. */
export const STAGES = ['investigating', 'identified', 'monitoring', 'resolved'] as const

export type Stage = (typeof STAGES)[number]

/** How each service is, by its public id. */
export type Impacts = Readonly<Record<string, Impact>>

/** One thing that was said of a disturbance. */
export interface PublishedUpdate {
  readonly at: Date
  readonly stage: Stage
  /** Plain text for readers. */
  readonly body: string
  /** Of all services that it concerns, as they are from then on. */
  readonly impacts: Impacts
  /** Who of the house said so: never shown. */
  readonly author: string
}

/** A disturbance as it is told to strangers. Nothing of it is ever edited: what is new is another update. */
export interface Publication {
  /** By which the house calls it: 1, 2, 3, … */
  readonly id: number
  /** By which feeds and programs know it, for ever. */
  readonly uuid: string
  readonly title: string
  /** When it began for users. */
  readonly started: Date
  /** Number of the incident of the house behind it, never shown; `null`: none. */
  readonly incident: number | null
  /** Oldest first; at least one. */
  readonly updates: readonly PublishedUpdate[]
  /** It was published by mistake and is shown no more; `null`: it stands. */
  readonly withdrawn: { readonly at: Date; readonly by: string; readonly why: string } | null
}

/** How it was told last. */
export function newestOf({ updates, id }: Publication): PublishedUpdate {
  const newest = updates.at(-1)
  if (newest === undefined) throw new Error(`publication ${id} says nothing, which the store should have refused`)
  return newest
}

/** Whether it goes on. */
export function isOpen(publication: Publication): boolean {
  return publication.withdrawn === null && newestOf(publication).stage !== 'resolved'
}

/** When it was said to be over; `null`: it goes on. */
export function resolvedAt(publication: Publication): Date | null {
  return newestOf(publication).stage === 'resolved' ? newestOf(publication).at : null
}

/** How all services are that it concerns, after another update has been said. */
export function impactsAfter(before: Impacts, said: Impacts, stage: Stage): Impacts {
  const all = { ...before, ...said }
  if (stage !== 'resolved') return all
  return Object.fromEntries(Object.keys(all).map((id) => [id, 'operational' as const]))
}

/** The worst of several; `operational` where there are none. */
export function worstImpact(impacts: readonly Impact[]): Impact {
  return IMPACTS[Math.max(0, ...impacts.map((impact) => IMPACTS.indexOf(impact)))] ?? 'operational'
}

/** The worst that it ever was, as a disturbance is known afterwards. */
export function worstEver({ updates }: Publication): Impact {
  return worstImpact(updates.flatMap(({ impacts }) => Object.values(impacts)))
}
