import { Router, type Request, type Response } from 'express'
import type { Clock } from '../../shared/clock.js'
import type { Meter } from '../../shared/meter.js'
import type { Steps } from '../../shared/steps.js'
import { BACKUP_METRICS } from '../backup-metrics.js'
import type { PingIntake } from './ping-intake-store.js'
import type { PingLimits } from './ping-limits.js'
import { readAddress, readQuery, readSuffix, type PingAddress } from './ping-query.js'
import type { ConfiguredTarget, PingDirectory, PingTargets } from './ping-targets-store.js'
import { MOST_EXCERPT_BYTES, type Ping } from './ping.js'

/** What became of a ping. */
export type PingOutcome = 'accepted' | 'unknown' | 'malformed' | 'limited' | 'failed'

export interface PingRouterParts {
  readonly targets: Pick<PingTargets, 'directory'>
  readonly intake: PingIntake
  readonly limits: PingLimits
  readonly clock: Clock
  readonly steps: Steps
  readonly meter: Meter<typeof BACKUP_METRICS.pings>
}

/** As clients of healthchecks know them: a status and a few words. */
interface Answer {
  readonly outcome: PingOutcome
  readonly status: number
  readonly text: string
}

const OK: Answer = { outcome: 'accepted', status: 200, text: 'OK' }
const NOT_FOUND: Answer = { outcome: 'unknown', status: 404, text: 'not found' }
const AMBIGUOUS: Answer = { outcome: 'unknown', status: 409, text: 'ambiguous slug' }
const LIMITED: Answer = { outcome: 'limited', status: 429, text: 'rate limited' }
const malformed = (text: string): Answer => ({ outcome: 'malformed', status: 400, text })

/** Behind a key stands a slug where behind an id stands what is said. */
const PATHS = ['/ping/:id', '/ping/:id/:signal', '/ping/:key/:slug/:signal'] as const

/** The routes of `pingPaths`. A ping is kept first, and answered then. */
export function createPingRouter(parts: PingRouterParts): Router {
  const router = Router()
  const handle = async (request: Request, response: Response) => {
    const answer = await take(parts, request).catch((error: unknown) => {
      parts.meter.count(BACKUP_METRICS.pings, { outcome: 'failed' })
      throw error
    })
    parts.meter.count(BACKUP_METRICS.pings, { outcome: answer.outcome })
    response
      .status(answer.status)
      .set({ 'cache-control': 'no-store', 'ping-body-limit': String(MOST_EXCERPT_BYTES) })
      .set(answer.status === 429 ? { 'retry-after': '60' } : {})
      .type('text/plain')
      // Not `send`: of a word that nobody keeps it would make an ETag.
      .end(answer.text)
    parts.steps('ping:answered')
  }
  for (const path of PATHS) router.get(path, handle).post(path, handle)
  return router
}

async function take(parts: PingRouterParts, request: Request): Promise<Answer> {
  const { targets, limits, clock } = parts
  const heardAt = clock()
  // In the order in which they stand in the path.
  const address = readAddress(Object.values(request.params).flat())
  const of = find(await targets.directory(), address)
  const [only] = of
  if (only === undefined)
    return limits.admitsStranger(request.socket.remoteAddress ?? '', heardAt) ? NOT_FOUND : LIMITED
  if (of.length > 1) return AMBIGUOUS
  const said = readSuffix(address.suffix)
  if (said === null) return malformed('invalid url format')
  return takeOf(parts, { request, only, said, heardAt })
}

interface Heard {
  readonly request: Request
  readonly only: ConfiguredTarget
  readonly said: Pick<Ping, 'signal' | 'exitStatus'>
  readonly heardAt: Date
}

async function takeOf({ intake, limits }: PingRouterParts, { request, only, said, heardAt }: Heard): Promise<Answer> {
  const query = readQuery(request.query)
  if (typeof query === 'string') return malformed(query)
  if (!limits.admits(only.target.id, heardAt)) return LIMITED
  const excerpt = await readExcerpt(request)
  const at = new Date(heardAt.getTime() - query.agoSeconds * 1000)
  const { rid, sizeBytes } = query
  await intake.keep({ of: only, ping: { ...said, rid, sizeBytes, at, heardAt, excerpt } })
  return OK
}

function find({ bySecret, bySlug, key }: PingDirectory, { secret, named }: PingAddress): readonly ConfiguredTarget[] {
  if (secret !== null) return [bySecret.get(secret) ?? []].flat()
  return named?.key === key ? (bySlug.get(named.slug) ?? []) : []
}

/** The first bytes of a body; the rest is read and forgotten. `null`: it is empty. */
async function readExcerpt(request: Request): Promise<Uint8Array | null> {
  const kept: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (size < MOST_EXCERPT_BYTES) kept.push(chunk.subarray(0, MOST_EXCERPT_BYTES - size))
    size += chunk.length
  }
  return size === 0 ? null : Buffer.concat(kept)
}
