import type * as z from 'zod'

/** What an event, a message or an escalation is about: an incident, a report, whatever else has an id. */
export interface Subject {
  readonly kind: string
  readonly id: string
}

/** Who has changed something: a person, a door that others knock at, a job, or somebody at the command line. */
export interface Actor {
  readonly kind: 'person' | 'webhook' | 'job' | 'cli'
  /** Of the person, as they gave it; of whoever knocked; of the job; of the user at the command line. */
  readonly name: string
}

/** Something that happened, committed in the transaction of the state that it changed; never edited. */
export interface DomainEvent {
  readonly kind: string
  readonly subject: Subject
  readonly at: Date
  readonly actor: Actor
  readonly data: unknown
}

/** The kinds of events that a room tells of, by name: what they are about (`null`: anything), and what their data hold. */
export type EventKinds = Readonly<Record<string, { readonly subject: string | null; readonly data: z.ZodType }>>

/** An event of one of these kinds. */
export type EventOf<Kinds extends EventKinds> = {
  readonly [Kind in keyof Kinds & string]: {
    readonly kind: Kind
    readonly subject: { readonly kind: SubjectOf<Kinds[Kind]['subject']>; readonly id: string }
    readonly at: Date
    readonly actor: Actor
    readonly data: z.output<Kinds[Kind]['data']>
  }
}[keyof Kinds & string]

type SubjectOf<Kind extends string | null> = Kind extends string ? Kind : string

/** An event as it was recorded. */
export interface RecordedEvent<Event extends DomainEvent = DomainEvent> {
  /** Place in the stream: a later event has a higher number. */
  readonly id: number
  readonly event: Event
}
