/** Which servers are asked what they have loaded. */
export const DRIFT_SERVERS = ['prometheus', 'alertmanager'] as const

export type DriftServer = (typeof DRIFT_SERVERS)[number]

export const DRIFT_KINDS = ['missing', 'changed', 'extra'] as const

export type DriftKind = (typeof DRIFT_KINDS)[number]

/** A rule group, or a whole configuration of Alertmanager, that is not as it is generated. */
export interface DriftItem {
  /** `missing`: generated and not loaded; `extra`: called as ours, loaded and not generated. */
  readonly kind: DriftKind
  /** Of the group; `configuration` of an Alertmanager. */
  readonly name: string
  /** Where the server has it from; `null`: it is missing, or the server does not say. */
  readonly file: string | null
  /** What is changed within, in a few words each. */
  readonly changes: readonly string[]
}

/** A server that is asked. */
export interface AskedServer {
  readonly server: DriftServer
  /** Name of the Prometheus in the configuration, address of the Alertmanager: unique among those of its kind. */
  readonly name: string
  readonly url: string
}

/** What became of asking a server. */
export type DriftLook = AskedServer &
  (
    | { readonly outcome: 'unknown'; readonly problem: string }
    | { readonly outcome: 'compared'; readonly digest: string; readonly items: readonly DriftItem[] }
    /** It has loaded the very same as when it was last looked at. */
    | { readonly outcome: 'as_before' }
  )

/** Asks servers what they have loaded, and compares. */
export interface DriftLooker {
  readonly servers: readonly AskedServer[]
  /**
   * Looks at all of them. A server that does not answer is part of the result; rejects where nothing could be compared at all.
   *
   * @param seen digest of what each server had loaded at the last look, by `serverId`
   */
  look(seen: ReadonlyMap<string, string>, signal: AbortSignal): Promise<readonly DriftLook[]>
}

/** How a server stood when it was last asked. */
export interface DriftRecord extends AskedServer {
  /** Hash of the configuration that it was compared with. */
  readonly configHash: string
  readonly askedAt: Date
  /** When it last answered; `null`: never. */
  readonly answeredAt: Date | null
  /** Why it did not answer when it was last asked; `null`: it did. */
  readonly problem: string | null
  /** From when on nobody knows; `null`: it answered. */
  readonly unknownSince: Date | null
  /** When a difference was first seen that no look has found gone; `null`: there was none when it last answered. */
  readonly differentSince: Date | null
  /** As it last answered. */
  readonly items: readonly DriftItem[]
}

export type DriftState = 'same' | 'different' | 'unknown'

/** How a server stands now. What is unknown is never taken for the same. */
export interface DriftStanding extends AskedServer {
  readonly state: DriftState
  /** Why it is unknown; `null`: it is known. */
  readonly problem: string | null
  /** When it last answered; `null`: never. */
  readonly answeredAt: Date | null
  /** From when on it has not answered; `null`: it has, or was not asked. */
  readonly unknownSince: Date | null
  readonly differentSince: Date | null
  /** As it last answered. */
  readonly items: readonly DriftItem[]
}

export function serverId({ server, name }: Pick<AskedServer, 'server' | 'name'>): string {
  return `${server}:${name}`
}

/** What is kept of a look: differences are told from when they were first seen, whatever was unknown in between. */
export function recordOf(
  look: DriftLook,
  before: DriftRecord | null,
  { at, configHash }: { readonly at: Date; readonly configHash: string },
): DriftRecord {
  const { server, name, url } = look
  const last = before ?? { answeredAt: null, unknownSince: null, differentSince: null, items: [] }
  const head = { ...last, server, name, url, configHash, askedAt: at }
  if (look.outcome === 'unknown') return { ...head, problem: look.problem, unknownSince: last.unknownSince ?? at }
  const items = look.outcome === 'compared' ? look.items : last.items
  const differentSince = items.length === 0 ? null : (last.differentSince ?? at)
  return { ...head, problem: null, unknownSince: null, answeredAt: at, differentSince, items }
}

/** How a server stands by what is kept of it. What was compared with another configuration, or long ago, says nothing of now. */
export function standingOf(
  asked: AskedServer,
  record: DriftRecord | null,
  now: { readonly at: Date; readonly configHash: string; readonly longestMs: number },
): DriftStanding {
  const problem = problemOf(asked, record, now)
  const { answeredAt = null, unknownSince = null, differentSince = null, items = [] } = record ?? {}
  const state = problem !== null ? 'unknown' : items.length === 0 ? 'same' : 'different'
  const { server, name, url } = asked
  return { server, name, url, state, problem, answeredAt, unknownSince, differentSince, items }
}

function problemOf(
  { url }: AskedServer,
  record: DriftRecord | null,
  { at, configHash, longestMs }: { readonly at: Date; readonly configHash: string; readonly longestMs: number },
): string | null {
  if (record === null) return 'nobody has looked yet'
  if (record.problem !== null) return record.problem
  if (record.url !== url) return `nobody has looked since it is at ${url}`
  if (record.configHash !== configHash) return 'nobody has looked since this configuration runs'
  return at.getTime() - record.askedAt.getTime() > longestMs ? 'nobody has looked for a long time' : null
}

/** How many differences of a kind there are. */
export function countOf(items: readonly DriftItem[], kind: DriftKind): number {
  return items.filter((item) => item.kind === kind).length
}
