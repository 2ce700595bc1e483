import { randomBytes } from 'node:crypto'
import type { Clock } from '../../shared/clock.js'
import type { Database, Reader, Transaction } from '../../store/database.js'
import { fromUnix, toUnix } from '../../store/unix-time.js'
import { signLink, type LinkClaim, type LinkKey } from './signed-link.js'

const DAY_MS = 86_400_000
/** How long a link can be followed; none longer than `LONGEST_DAYS`. */
const LINK_DAYS: Readonly<Record<string, number>> = { incident: 7 }
const LONGEST_DAYS = 30
/** A key signs for so long, and is known for as long again: no link outlives its key. */
const KEY_DAYS = 30
const KEYS_KNOWN = 2
const KEY_BYTES = 32

/** Makes links that act without sign-in. */
export interface LinkSigner {
  /** The address of a link that is good for 30 days, of an incident for 7; `null`: nobody has said where Plimsoll is reached. */
  urlFor(claim: Omit<LinkClaim, 'expires'>): Promise<string | null>
  /** The same within a transaction. */
  urlIn(transaction: Transaction, claim: Omit<LinkClaim, 'expires'>): Promise<string | null>
}

/** The whole page that the link of an address is about; `null`: there is no such address. */
export function pageUrl(url: string | null): string | null {
  return url === null ? null : `${url}/page`
}

export interface LinkSignerParts {
  readonly database: Database
  readonly clock: Clock
  /** Where people reach Plimsoll; `null`: not configured. */
  readonly externalUrl: string | null
}

/** Signs with the newest key of the store. */
export function createLinkSigner({ database, clock, externalUrl }: LinkSignerParts): LinkSigner {
  const sign = async (claim: Omit<LinkClaim, 'expires'>, keyAt: (now: Date) => Promise<LinkKey>) => {
    if (externalUrl === null) return null
    const now = clock()
    const days = LINK_DAYS[claim.subject.kind] ?? LONGEST_DAYS
    const token = signLink({ ...claim, expires: new Date(now.getTime() + days * DAY_MS) }, await keyAt(now))
    return `${externalUrl.replace(/\/+$/, '')}/link/${token}`
  }
  const begunKey = (now: Date) => database.write((transaction) => signingKey(transaction, now))
  return {
    urlIn: (transaction, claim) => sign(claim, (now) => signingKey(transaction, now)),
    // Of a month's links one begins a key: the others wait for nobody who writes.
    urlFor: (claim) => sign(claim, async (now) => (await database.read((db) => currentKey(db, now))) ?? begunKey(now)),
  }
}

/** Keys whose links are good, newest first. */
export async function knownKeys(reader: Reader): Promise<readonly LinkKey[]> {
  const newest = reader.selectFrom('link_key').select(['id', 'secret']).orderBy('id', 'desc').limit(KEYS_KNOWN)
  return (await newest.execute()).map(({ id, secret }) => ({ id, secret: new Uint8Array(secret) }))
}

/** The newest key; `null`: there is none, or it has signed for long enough. */
async function currentKey(reader: Reader, now: Date): Promise<LinkKey | null> {
  const newest = reader.selectFrom('link_key').selectAll().orderBy('id', 'desc').limit(1)
  const row = await newest.executeTakeFirst()
  if (row === undefined || now.getTime() - fromUnix(row.created_at).getTime() >= KEY_DAYS * DAY_MS) return null
  return { id: row.id, secret: new Uint8Array(row.secret) }
}

async function signingKey(transaction: Transaction, now: Date): Promise<LinkKey> {
  const current = await currentKey(transaction, now)
  if (current !== null) return current
  const secret = randomBytes(KEY_BYTES)
  const added = transaction.insertInto('link_key').values({ secret, created_at: toUnix(now) })
  const { id } = await added.returning('id').executeTakeFirstOrThrow()
  await transaction
    .deleteFrom('link_key')
    .where('id', '<=', id - KEYS_KNOWN)
    .execute()
  return { id, secret }
}
