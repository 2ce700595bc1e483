import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Caller } from '../../access/caller.js'
import { HttpError } from '../problem.js'

/** A request that may be sent again, and is done once. */
export interface KeyedRequest {
  /** Whose key it is: others may have the same. */
  readonly caller: string
  readonly key: string
  /** SHA-256 of method, address and body, hex. */
  readonly digest: string
}

const MOST_CHARACTERS = 200
/** Methods that change something. */
const CHANGING = ['POST', 'DELETE']

/** The key of a request that changes something by the API; `null`: it has none. Throws `HttpError` where it is none that could be kept. */
export function keyOf(request: {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}): string | null {
  if (!CHANGING.includes(request.method) || !request.path.startsWith('/api/v1/')) return null
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && /^[\x21-\x7e]+$/.test(key) && key.length <= MOST_CHARACTERS) return key
  throw new HttpError(
    'bad_request',
    `expected an \`Idempotency-Key\` of 1 to ${MOST_CHARACTERS} visible ASCII characters, such as a UUID`,
  )
}

/** Who has a key, as it is kept: names are unique among tokens and behind a proxy, not among people of a provider. */
export function callerText(caller: Caller): string {
  if (caller.kind === 'session') return `session:${caller.person}`
  return 'name' in caller ? `${caller.kind}:${caller.name}` : caller.kind
}

/** What a request asks for: the same body in other spaces or another order of its keys is the same. */
export function digestOf(method: string, address: string, body: unknown): string {
  return createHash('sha256')
    .update(canonicalize([method, address, body ?? null]) ?? '')
    .digest('hex')
}
