import type { Generated } from 'kysely'

/** Tables of `event/`. Instants are Unix seconds (UTC). */
export interface EventTables {
  domain_event: DomainEventTable
  event_consumer: EventConsumerTable
}

/** What happened, in the order in which it was committed; never edited. */
export interface DomainEventTable {
  id: Generated<number>
  at: number
  kind: string
  subject_kind: string
  subject_id: string
  actor_kind: 'person' | 'webhook' | 'job' | 'cli'
  /** '': nobody noted it. */
  actor_name: string
  /** JSON, as the room that tells of this kind says. */
  data: string
}

/** How far each consumer of the stream has come. */
interface EventConsumerTable {
  name: string
  /** Highest event it has done. */
  last_event: number
}
