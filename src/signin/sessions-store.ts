import { randomBytes } from 'node:crypto'
import type { SessionCaller } from '../access/caller.js'
import { csrfOf, isSameText, isSecret, proofOf, sessionDigest } from '../access/session-secret.js'
import type { Tokens } from '../access/token-files.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { recordChange } from '../audit/audit-store.js'
import { byJob, type Initiator } from '../audit/initiator.js'
import type { Database, Transaction } from '../store/database.js'
import { storeTrouble } from '../store/store-trouble.js'
import { isOver, type EndReason, type NewSession, type Session } from './session.js'
import {
  addSession,
  findSession,
  listSessions,
  noteUse,
  removeOverSessions,
  removeSessions,
  type Which,
} from './session-rows-store.js'

/** Who is signed in. */
export interface Sessions {
  /** Who has the cookie, as what may be believed now; `null`: nobody. A session that may not go on ends here. */
  callerOf(secret: string): Promise<SessionCaller | null>
  /** The session of a cookie, whatever may be believed of it; `null`: there is none. */
  find(secret: string): Promise<Session | null>
  begin(session: NewSession, beginning: Beginning): Promise<void>
  /** @returns those that have ended by it */
  end(which: Which, ending: Ending): Promise<readonly Session[]>
  list(): Promise<readonly Session[]>
  /** Takes away what has ended by itself. */
  sweep(): Promise<void>
}

export interface Beginning {
  readonly initiator: Initiator
  /** For the cookie. */
  readonly secret: string
  /** Number of the one that the browser had; `null`: none. */
  readonly inPlaceOf: string | null
}

export interface Ending {
  readonly why: EndReason
  readonly initiator: Initiator
}

/** Whether what a provider has said of somebody still holds; otherwise why not. */
export type ProviderCheck = (session: Session, secret: string) => Promise<'holds' | 'away' | EndReason>

export interface SessionsParts {
  readonly database: Database
  readonly clock: Clock
  readonly logger: Logger
  readonly tokens: Tokens
  readonly checkProvider: ProviderCheck
}

const SECRET_BYTES = 32
const ID_BYTES = 6
/** Use is noted no more often than that: a page may ask many times a second. */
const NOTE_EVERY_MS = 60_000

/** 32 random bytes, as a cookie holds them. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

export function createSessions(parts: SessionsParts): Sessions {
  const { database, clock, logger } = parts
  const find = async (secret: string) =>
    isSecret(secret) ? database.read((reader) => findSession(reader, sessionDigest(secret))) : null
  const end = async (which: Which, ending: Ending) => {
    const ended = await database.write((transaction) => endIn(transaction, which, { ...ending, at: clock() }))
    tellEnded(logger, ended, ending.why)
    return ended
  }
  return {
    find,
    end,
    list: async () => (await database.read(listSessions)).filter((session) => !isOver(session, clock())),
    async callerOf(secret) {
      const session = await find(secret)
      if (session === null) return null
      const standing = await standingOf(parts, session, secret)
      if (standing === 'holds') {
        await noteUsed(parts, session)
        return callerBy(session, secret)
      }
      if (standing !== 'away') await end({ id: session.id }, { why: standing, initiator: SWEEPER })
      return null
    },
    begin: (said, beginning) => begin(parts, said, beginning),
    async sweep() {
      const at = clock()
      const over = await database.write(async (transaction) => {
        const removed = await removeOverSessions(transaction, at)
        for (const one of removed) await recordEnd(transaction, [one], { why: 'expired', initiator: SWEEPER, at })
        return removed
      })
      tellEnded(logger, over, 'expired')
    },
  }
}

async function begin(
  { database, clock, logger }: SessionsParts,
  { token, ...said }: NewSession,
  { secret, inPlaceOf, initiator }: Beginning,
): Promise<void> {
  const at = clock()
  const id = randomBytes(ID_BYTES).toString('hex')
  const proof = token === null ? null : proofOf(secret, token)
  const session = { ...said, id, proof, startedAt: at, usedAt: at }
  await database.write(async (transaction) => {
    const before = inPlaceOf === null ? [] : await removeSessions(transaction, { id: inPlaceOf })
    await addSession(transaction, session, sessionDigest(secret))
    const values = { old: before.length === 0 ? undefined : before.map(shown), new: shown(session) }
    await recordChange(transaction, {
      initiator,
      at,
      action: 'session.begin',
      object: objectOf([session]),
      ...values,
    })
  })
  logger.info({ session: id, name: said.name, role: said.role, how: said.how }, 'Somebody has signed in')
}

/** Who ends what ends by itself. */
const SWEEPER = byJob('sessions')

interface EndingNow extends Ending {
  readonly at: Date
}

async function endIn(transaction: Transaction, which: Which, ending: EndingNow): Promise<readonly Session[]> {
  const ended = await removeSessions(transaction, which)
  if (ended.length > 0) await recordEnd(transaction, ended, ending)
  return ended
}

/** One entry, however many have ended by it. */
async function recordEnd(
  transaction: Transaction,
  ended: readonly Session[],
  { why, initiator, at }: EndingNow,
): Promise<void> {
  const values = { old: ended.map(shown), new: { why } }
  await recordChange(transaction, { initiator, at, action: 'session.end', object: objectOf(ended), ...values })
}

function objectOf(sessions: readonly Session[]) {
  return { kind: 'session', id: sessions.map(({ id }) => id).join(' ') }
}

/** What the audit log says of a session. */
function shown({ id, name, role, how, provider, address, agent }: Session) {
  return { id, name, role, how, groups: provider?.groups ?? null, address, agent }
}

function tellEnded(logger: Logger, ended: readonly Session[], why: EndReason): void {
  for (const { id, name } of ended) logger.info({ session: id, name, why }, 'A session has ended')
}

function callerBy({ name, role, id, person, how }: Session, secret: string): SessionCaller {
  return { kind: 'session', name, role, session: id, person, how, csrf: csrfOf(secret) }
}

async function standingOf(
  { tokens, clock, checkProvider }: SessionsParts,
  session: Session,
  secret: string,
): Promise<'holds' | 'away' | EndReason> {
  if (isOver(session, clock())) return 'expired'
  const { proof } = session
  if (proof === null) return checkProvider(session, secret)
  const isHeld = await tokens.isHeld(session, (token) => isSameText(proofOf(secret, token), proof))
  return isHeld ? 'holds' : 'token-gone'
}

/** A store that is busy keeps nobody from reading a page: the next use is noted as well. */
async function noteUsed({ database, clock, logger }: SessionsParts, { id, usedAt }: Session): Promise<void> {
  const now = clock()
  if (now.getTime() - usedAt.getTime() < NOTE_EVERY_MS) return
  try {
    await database.write((transaction) => noteUse(transaction, id, now))
  } catch (error) {
    if (storeTrouble(error) === null) throw error
    logger.debug({ err: error, session: id }, 'The use of a session could not be noted')
  }
}
