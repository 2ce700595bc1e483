import { createHash } from 'node:crypto'
import { readAlertGroups } from '../incident/alert-groups-store.js'
import { findWholeById } from '../incident/incident-desk-store.js'
import type { Incident } from '../incident/incident.js'
import type { Reader } from '../store/database.js'
import type { WaitingEvent } from './pagerduty-store.js'

/** Keys of the groups in which Alertmanager tells PagerDuty of an alert with these labels. */
export type GroupKeys = (labels: Readonly<Record<string, string>>) => readonly string[]

/** An alert may fire for so long before PagerDuty is told again under a new incident. */
const LONGEST_MS = 14 * 86_400_000
/** PagerDuty's clock and ours may differ by so much. */
const CLOCKS_MS = 60_000

/** Finds which of our incidents incidents of PagerDuty are. */
export interface Matcher {
  /** `null`: none, as far as is known now. */
  find(reader: Reader, incident: WaitingEvent['incident']): Promise<Incident | null>
}

/**
 * By what was found before; else by our own id, which we send as `dedup_key`; else by the digest that Alertmanager sends, of the key of the
 * group: the same group has it every time, so that the incident whose alert began last before counts.
 */
export function createMatcher(groupKeys: GroupKeys, since: Date): Matcher {
  let known: Promise<ReadonlyMap<string, readonly Candidate[]>> | null = null
  return {
    async find(reader, { incident_id: matched, incident_key: key, created_at: createdAt }) {
      if (matched !== null) return findWholeById(reader, matched)
      if (key === null) return null
      if (!isDigest(key)) return findWholeById(reader, key)
      known ??= readCandidates(reader, groupKeys, since)
      const last = lastBefore((await known).get(key) ?? [], createdAt)
      return last === undefined ? null : findWholeById(reader, last.incidentId)
    },
  }
}

function lastBefore(candidates: readonly Candidate[], createdAt: number): Candidate | undefined {
  const last = candidates.findLast(({ startsAt }) => startsAt.getTime() <= createdAt + CLOCKS_MS)
  return last !== undefined && createdAt - last.startsAt.getTime() <= LONGEST_MS ? last : undefined
}

interface Candidate {
  readonly incidentId: string
  readonly startsAt: Date
}

/** As Alertmanager says it: SHA-256 in hexadecimal digits. */
export function dedupKeyOf(groupKey: string): string {
  return createHash('sha256').update(groupKey).digest('hex')
}

function isDigest(key: string): boolean {
  return /^[0-9a-f]{64}$/.test(key)
}

/** By dedup key, by beginning. */
async function readCandidates(
  reader: Reader,
  groupKeys: GroupKeys,
  since: Date,
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const found = new Map<string, Candidate[]>()
  const from = new Date(since.getTime() - LONGEST_MS)
  for (const { labels, ...candidate } of await readAlertGroups(reader, { from, to: FAR })) {
    for (const key of groupKeys(labels).map(dedupKeyOf)) {
      const others = found.get(key)
      if (others === undefined) found.set(key, [candidate])
      else others.push(candidate)
    }
  }
  return found
}

const FAR = new Date('9999-01-01T00:00:00Z')
