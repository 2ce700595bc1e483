import { storeTrouble } from '../../store/store-trouble.js'
import type { AlertIntakeParts } from './alert-intake-parts.js'
import type { AlertObservation } from './alert-observation.js'
import { applyToBook, UnreadableBook } from './apply-to-book-store.js'
import { groupByIdentity } from './identify-alert.js'
import type { IncidentIdentity } from '../incident.js'
import { markApplied, readWaiting, setAside, type UnusableAlert, type WaitingObservation } from './observation-store.js'

export interface QueueParts extends AlertIntakeParts {
  readonly identify: (labels: Readonly<Record<string, string>>) => IncidentIdentity | null
  readonly report: (alerts: readonly UnusableAlert[]) => void
}

/** What waits was delivered. */
const WEBHOOK = { kind: 'webhook', name: 'alertmanager' } as const

/** Waiting alerts that are looked at together: of one service they cost one look at its incidents. */
const PAGE = 10_000

/**
 * Makes incidents of everything that waits.
 *
 * @throws UnreadableBook in the end, the first of them
 */
export async function applyWaiting(parts: QueueParts): Promise<void> {
  const stuck: UnreadableBook[] = []
  let after = 0
  for (;;) {
    const page = await parts.database.read((reader) => readWaiting(reader, { after, most: PAGE }))
    const unreadable = page.filter(({ observation }) => observation === null)
    if (unreadable.length > 0) await putAside(parts, unreadable, 'the row cannot be read')
    const groups = groupByIdentity(page.filter(isReadable), ({ observation }) => parts.identify(observation.labels))
    for (const { identity, items } of groups.values()) {
      await applyGroup(parts, identity, items).catch((error: unknown) => {
        if (!(error instanceof UnreadableBook)) throw error
        stuck.push(error)
      })
    }
    after = page.at(-1)?.id ?? after
    if (page.length < PAGE) break
  }
  if (stuck[0] !== undefined) throw stuck[0]
}

type Readable = WaitingObservation & { readonly observation: AlertObservation }

/** What fails together is tried in halves, until only that is left of which nothing can be made. */
async function applyGroup(
  parts: QueueParts,
  identity: IncidentIdentity | null,
  group: readonly Readable[],
): Promise<void> {
  try {
    await applyTogether(parts, identity, group)
  } catch (error) {
    if (error instanceof UnreadableBook || storeTrouble(error) !== null) throw error
    const middle = Math.ceil(group.length / 2)
    if (group.length === 1) return putAside(parts, group, reasonOf(error))
    await applyGroup(parts, identity, group.slice(0, middle))
    await applyGroup(parts, identity, group.slice(middle))
  }
}

async function applyTogether(
  parts: QueueParts,
  identity: IncidentIdentity | null,
  group: readonly Readable[],
): Promise<void> {
  await parts.database.write(async (transaction) => {
    const observations = group.map(({ observation }) => observation)
    if (identity !== null)
      await applyToBook(parts, { transaction, identity, observations, actor: WEBHOOK, isNoted: true })
    await markApplied(transaction, idsOf(group), parts.clock())
    parts.steps('webhook:applied')
  })
}

async function putAside(parts: QueueParts, group: readonly WaitingObservation[], reason: string): Promise<void> {
  const alerts = group.map(({ receivedAt, body }) => ({ receivedAt, reason, body: body() }))
  await parts.database.write(async (transaction) => {
    await setAside(transaction, alerts)
    await markApplied(transaction, idsOf(group), parts.clock())
  })
  parts.report(alerts)
}

function isReadable(one: WaitingObservation): one is Readable {
  return one.observation !== null
}

function idsOf(group: readonly WaitingObservation[]): readonly number[] {
  return group.map(({ id }) => id)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
