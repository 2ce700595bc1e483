import { recordChange } from '../audit/audit-store.js'
import type { Initiator } from '../audit/initiator.js'
import { recordEvent } from '../event/event-store.js'
import { findIncidentByNumber } from '../incident/incident-store.js'
import { AppError } from '../shared/app-error.js'
import type { Clock } from '../shared/clock.js'
import { suggestName } from '../shared/nearest-name.js'
import type { Database, Transaction } from '../store/database.js'
import { fromUnix, toUnix } from '../store/unix-time.js'
import { toPublicationAnswer } from './publication-answer.js'
import { toPublicationEvent } from './publication-events.js'
import type { PublicationOrder, ResolutionOrder, Signature, UpdateOrder, WithdrawalOrder } from './publication-order.js'
import {
  findPublication,
  insertPublication,
  insertPublicationWithdrawal,
  insertUpdate,
  newestPublications,
} from './publication-store.js'
import {
  impactsAfter,
  newestOf,
  type Impacts,
  type Publication,
  type PublishedUpdate,
  type Stage,
} from './publication.js'
import type { StatusPage } from './status-page.js'

/** What was to be published cannot be, as things stand. */
export class PublicationRefusedError extends AppError {
  constructor(message: string) {
    super('publication_refused', message)
  }
}

/**
 * Where people publish by hand. Each answers with the publication as it is then; `null`: there is none of that number. Rejects with
 * `PublicationRefusedError`.
 */
export interface PublicationDesk {
  open(order: PublicationOrder): Promise<Publication>
  update(id: number, order: UpdateOrder): Promise<Publication | null>
  /** Repeating changes nothing. */
  resolve(id: number, order: ResolutionOrder): Promise<Publication | null>
  /** Takes it off the page. Repeating changes nothing. */
  withdraw(id: number, order: WithdrawalOrder): Promise<Publication | null>
  /** Newest first, withdrawn ones too. */
  list(most: number): Promise<readonly Publication[]>
}

export interface PublicationDeskParts {
  readonly database: Database
  /** `null`: there is none, and nothing can be published. */
  readonly page: Pick<StatusPage, 'services'> | null
  readonly clock: Clock
  readonly newId: () => string
  /** Told once something was published: the page shows it at once. */
  readonly onPublished: () => Promise<void>
}

/** How far back somebody can say that it began. */
const FURTHEST_BACK_MS = 366 * 86_400_000

export function createPublicationDesk(parts: PublicationDeskParts): PublicationDesk {
  const { database, onPublished } = parts
  const changing = async (work: (transaction: Transaction) => Promise<Publication | null>) => {
    const changed = await database.write(work)
    // It is published whatever becomes of the page, which is made anew every 30 s.
    await onPublished().catch(() => undefined)
    return changed
  }
  const changeOf = (id: number, change: (before: Publication, transaction: Transaction) => Promise<Publication>) =>
    changing(async (transaction) => {
      const before = await findPublication(transaction, id)
      return before === null ? null : change(before, transaction)
    })
  return {
    async open(order) {
      const opened = await changing((transaction) => open(parts, transaction, order))
      if (opened === null) throw new Error('what was just published is not there')
      return opened
    },
    update: (id, order) => changeOf(id, (before, transaction) => update(parts, transaction, { before, order })),
    resolve: (id, order) =>
      changeOf(id, async (before, transaction) => {
        const isOver = before.withdrawn !== null || newestOf(before).stage === 'resolved'
        if (isOver) return before
        return say(transaction, nextOf(parts, before, { ...order, status: 'resolved' }), { before, order })
      }),
    withdraw: (id, { by, reason, initiator }) =>
      changeOf(id, async (before, transaction) => {
        if (before.withdrawn !== null) return before
        const withdrawn = { at: now(parts), by, why: reason }
        await insertPublicationWithdrawal(transaction, id, withdrawn)
        return recorded(transaction, { before, after: { ...before, withdrawn }, initiator })
      }),
    list: (most) => database.read((reader) => newestPublications(reader, most)),
  }
}

/** As the store keeps it, so that what is answered is what will be read. */
function now({ clock }: Pick<PublicationDeskParts, 'clock'>): Date {
  return fromUnix(toUnix(clock()))
}

async function open(
  parts: PublicationDeskParts,
  transaction: Transaction,
  order: PublicationOrder,
): Promise<Publication> {
  const { title, services, status, message, by, incident = null } = order
  const at = now(parts)
  const started = fromUnix(toUnix(order.started ?? at))
  refuseUnknown(parts, services)
  refuseBeginning(started, at)
  if (incident !== null && (await findIncidentByNumber(transaction, incident)) === null)
    throw new PublicationRefusedError(`there is no incident ${incident}: mend its number, or leave it out`)
  // What is told only when it is over says how bad it was.
  const first = { at, stage: status, body: message, impacts: services, author: by }
  const beginning = { uuid: parts.newId(), title, started, incident }
  const id = await insertPublication(transaction, beginning, first)
  const after = { ...beginning, id, updates: [first], withdrawn: null }
  return recorded(transaction, { before: null, after, initiator: order.initiator })
}

interface Updating {
  readonly before: Publication
  readonly order: UpdateOrder
}

async function update(
  parts: PublicationDeskParts,
  transaction: Transaction,
  { before, order }: Updating,
): Promise<Publication> {
  if (before.withdrawn !== null) throw new PublicationRefusedError(`publication ${before.id} was withdrawn`)
  if (newestOf(before).stage === 'resolved')
    throw new PublicationRefusedError(`publication ${before.id} is resolved: publish what is new as another one`)
  refuseUnknown(parts, order.services ?? {})
  const status = order.status ?? newestOf(before).stage
  return say(transaction, nextOf(parts, before, { ...order, status }), { before, order })
}

interface Said {
  readonly status: Stage
  readonly message: string
  readonly by: string
  readonly services?: Impacts | undefined
}

function nextOf(
  parts: PublicationDeskParts,
  before: Publication,
  { status, message, by, services = {} }: Said,
): PublishedUpdate {
  const impacts = impactsAfter(newestOf(before).impacts, services, status)
  return { at: now(parts), stage: status, body: message, impacts, author: by }
}

async function say(
  transaction: Transaction,
  next: PublishedUpdate,
  { before, order }: { readonly before: Publication; readonly order: Signature },
): Promise<Publication> {
  await insertUpdate(transaction, before.id, next)
  const after = { ...before, updates: [...before.updates, next] }
  return recorded(transaction, { before, after, initiator: order.initiator })
}

/** As the audit log calls them. */
const ACTIONS = {
  publication_opened: 'publication.open',
  publication_updated: 'publication.update',
  publication_resolved: 'publication.resolve',
  publication_withdrawn: 'publication.withdraw',
} as const

interface Noted {
  /** `null`: it was not there. */
  readonly before: Publication | null
  readonly after: Publication
  readonly initiator: Initiator
}

async function recorded(transaction: Transaction, { before, after, initiator }: Noted): Promise<Publication> {
  const event = toPublicationEvent(after, initiator)
  await recordEvent(transaction, event)
  await recordChange(transaction, {
    ...{ initiator, at: event.at, action: ACTIONS[event.kind], object: event.subject },
    ...(before === null ? {} : { old: toPublicationAnswer(before) }),
    new: toPublicationAnswer(after),
  })
  return after
}

function refuseUnknown({ page }: PublicationDeskParts, services: Impacts): void {
  if (page === null)
    throw new PublicationRefusedError('there is no status page: `status_page` of the root file begins one')
  const known = page.services.map(({ id }) => id)
  const unknown = Object.keys(services).find((id) => !known.includes(id))
  if (unknown === undefined) return
  const hint = suggestName(unknown, known, 'it has no services')
  throw new PublicationRefusedError(`the status page shows no service ${unknown} (${hint})`)
}

function refuseBeginning(started: Date, at: Date): void {
  if (started > at) throw new PublicationRefusedError(`it began at ${started.toISOString()}, which lies ahead`)
  if (at.getTime() - started.getTime() > FURTHEST_BACK_MS)
    throw new PublicationRefusedError(`it began at ${started.toISOString()}, more than a year ago`)
}
