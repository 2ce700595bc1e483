import { recordChange } from '../audit/audit-store.js'
import { difference } from '../audit/difference.js'
import type { Initiator } from '../audit/initiator.js'
import type { Incident } from '../incident/incident.js'
import { AppError } from '../shared/app-error.js'
import type { Clock } from '../shared/clock.js'
import type { Steps } from '../shared/steps.js'
import type { Database, Transaction } from '../store/database.js'
import type { ActionItem } from '../action/action-item.js'
import {
  addAction,
  countActions,
  findAction,
  readActions,
  saveAction,
  type ActionsPage,
  type ActionsWanted,
} from '../action/action-rows-store.js'
import type { Evidence } from './evidence.js'
import { readRecord, saveRecord } from './record-rows-store.js'
import { missingParts, REPORT_PARTS, type PostIncidentRecord, type WrittenParts } from './report-parts.js'

/** What was asked cannot be, as the report or the action item stands. */
export class PostIncidentRefusedError extends AppError {
  constructor(message: string) {
    super('post_incident_refused', message)
  }
}

/** Who says something. */
export interface Author {
  readonly by: string
  readonly initiator: Initiator
}

/** What shall be done, by whom, up to which day. */
export type Wish = Pick<ActionItem, 'text' | 'owner' | 'due'>

/** Where people write what they learned. What cannot be rejects with `PostIncidentRefusedError`. */
export interface PostIncidentDesk {
  /** `null`: nobody has written anything yet. */
  record(incident: Incident): Promise<PostIncidentRecord | null>
  /** Parts that are not named stay as they are; '' takes one away. Writing what stands there changes nothing. */
  write(incident: Incident, order: Author & { readonly parts: WrittenParts }): Promise<void>
  /** From now on it stays as it is, with what is known now. */
  file(incident: Incident, order: Author & { readonly evidence: Evidence }): Promise<void>
  /** It can be written again, and is filed anew. */
  reopen(incident: Incident, order: Author): Promise<void>
  actions(wanted: ActionsPage): Promise<readonly ActionItem[]>
  count(wanted: ActionsWanted): Promise<number>
  add(incident: Incident, order: Author & { readonly wish: Wish }): Promise<ActionItem>
  /** `null`: there is none of this number. */
  change(number: number, order: Author & { readonly wish: Partial<Wish> }): Promise<ActionItem | null>
  /** `null`: there is none of this number. */
  close(number: number, order: Author & Closing): Promise<ActionItem | null>
}

export interface Closing {
  readonly state: 'done' | 'dropped'
  readonly note: string | null
}

export interface PostIncidentDeskParts {
  readonly database: Database
  readonly clock: Clock
  readonly steps: Steps
}

/** The desk over the store. */
export function createPostIncidentDesk({ database, clock, steps }: PostIncidentDeskParts): PostIncidentDesk {
  const write = async <T>(work: (transaction: Transaction, now: Date) => Promise<T>): Promise<T> => {
    const done = await database.write(async (transaction) => {
      const result = await work(transaction, clock())
      steps('post-incident:stored')
      return result
    })
    steps('post-incident:committed')
    return done
  }
  return {
    record: (incident) => database.read((reader) => readRecord(reader, incident.id)),
    write: (incident, order) => write((transaction, now) => writeParts(transaction, incident, { ...order, now })),
    file: (incident, order) => write((transaction, now) => file(transaction, incident, { ...order, now })),
    reopen: (incident, order) => write((transaction, now) => reopen(transaction, incident, { ...order, now })),
    actions: (wanted) => database.read((reader) => readActions(reader, wanted)),
    count: (wanted) => database.read((reader) => countActions(reader, wanted)),
    add: (incident, order) => write((transaction, now) => add(transaction, incident, { ...order, now })),
    change: (number, { wish, ...author }) =>
      write((transaction, now) =>
        alter(transaction, number, {
          ...{ ...author, now, action: 'action.change' },
          change: (item) => ({ ...item, ...wish }),
        }),
      ),
    close: (number, { state, note, ...author }) =>
      write((transaction, now) =>
        alter(transaction, number, {
          ...{ ...author, now, action: state === 'done' ? 'action.done' : 'action.drop' },
          change: (item) => ({ ...item, state, closed: { at: now, by: author.by, note } }),
        }),
      ),
  }
}

interface Said extends Author {
  readonly now: Date
}

async function writeParts(
  transaction: Transaction,
  incident: Incident,
  { parts, by, initiator, now }: Said & { readonly parts: WrittenParts },
): Promise<void> {
  const before = await readRecord(transaction, incident.id)
  if (before !== null && before.filed !== null) throw alreadyFiled(incident, before.filed)
  const after = withoutEmpty({ ...before?.parts, ...parts })
  const changed = difference(before?.parts ?? {}, after)
  if (isNothing(changed)) return
  await saveRecord(transaction, incident.id, { parts: after, writtenAt: now, writtenBy: by, filed: null })
  await recordChange(transaction, {
    ...{ initiator, at: now, action: 'post-incident.write', object: objectOf(incident) },
    ...changed,
  })
}

function withoutEmpty(parts: WrittenParts): WrittenParts {
  return Object.fromEntries(Object.entries(parts).filter(([, text]) => text !== ''))
}

async function file(
  transaction: Transaction,
  incident: Incident,
  { evidence, by, initiator, now }: Said & { readonly evidence: Evidence },
): Promise<void> {
  const before = await readRecord(transaction, incident.id)
  if (before !== null && before.filed !== null) throw alreadyFiled(incident, before.filed)
  refuseUnfinished(incident, before)
  const record = before ?? { parts: {}, writtenAt: now, writtenBy: by }
  await saveRecord(transaction, incident.id, { ...record, filed: { at: now, by, evidence } })
  const object = objectOf(incident)
  await recordChange(transaction, { initiator, at: now, action: 'post-incident.file', object, new: { filedBy: by } })
}

function refuseUnfinished(incident: Incident, record: PostIncidentRecord | null): void {
  if (incident.state !== 'resolved')
    throw new PostIncidentRefusedError(
      `incident #${incident.number} is ${incident.state}: its report is filed when it is resolved`,
    )
  const missing = missingParts(record?.parts ?? {})
  if (missing.length === 0) return
  const names = missing.map((name) => REPORT_PARTS[name].title.toLowerCase()).join(', ')
  throw new PostIncidentRefusedError(`the report of #${incident.number} is not written yet: ${names}`)
}

async function reopen(transaction: Transaction, incident: Incident, { by, initiator, now }: Said): Promise<void> {
  const before = await readRecord(transaction, incident.id)
  if (before === null || before.filed === null)
    throw new PostIncidentRefusedError(`the report of #${incident.number} is not filed: it can be written`)
  await saveRecord(transaction, incident.id, { ...before, filed: null })
  await recordChange(transaction, {
    ...{ initiator, at: now, action: 'post-incident.reopen', object: objectOf(incident) },
    ...{ old: { filedBy: before.filed.by, filedAt: before.filed.at.toISOString() }, new: { reopenedBy: by } },
  })
}

async function add(
  transaction: Transaction,
  incident: Incident,
  { wish, by, initiator, now }: Said & { readonly wish: Wish },
): Promise<ActionItem> {
  const { id, number, service, environment } = incident
  const item = await addAction(transaction, {
    ...{ origin: { kind: 'incident', id, number }, service, environment },
    ...{ text: wish.text, owner: wish.owner, due: wish.due },
    ...{ createdAt: now, createdBy: by, state: 'open', closed: null },
  })
  const object = { kind: 'action', id: String(item.number) }
  await recordChange(transaction, {
    ...{ initiator, at: now, action: 'action.add', object },
    new: { incident: number, ...wish },
  })
  return item
}

interface Alteration extends Said {
  readonly action: string
  readonly change: (item: ActionItem) => ActionItem
}

async function alter(
  transaction: Transaction,
  number: number,
  { initiator, now, action, change }: Alteration,
): Promise<ActionItem | null> {
  const before = await findAction(transaction, number)
  if (before === null) return null
  if (before.state !== 'open') throw closedAlready(before)
  const after = change(before)
  const changed = difference(valuesOf(before), valuesOf(after))
  if (isNothing(changed)) return before
  await saveAction(transaction, after)
  const object = { kind: 'action', id: String(number) }
  await recordChange(transaction, { initiator, at: now, action, object, ...changed })
  return after
}

function isNothing({ new: after }: ReturnType<typeof difference>): boolean {
  return Object.keys(after).length === 0
}

function valuesOf({ text, owner, due, state, closed }: ActionItem) {
  return { text, owner, due, state, note: closed?.note ?? null }
}

function closedAlready({ number, state, closed }: ActionItem): PostIncidentRefusedError {
  return new PostIncidentRefusedError(
    `action item ${number} is ${state} since ${closed?.at.toISOString() ?? 'then'}, says ${closed?.by ?? 'nobody'}`,
  )
}

function alreadyFiled(
  { number }: Incident,
  { at, by }: NonNullable<PostIncidentRecord['filed']>,
): PostIncidentRefusedError {
  return new PostIncidentRefusedError(
    `the report of #${number} was filed by ${by} at ${at.toISOString()}: reopen it to write it again`,
  )
}

function objectOf({ id }: Incident) {
  return { kind: 'post_incident_report', id }
}
