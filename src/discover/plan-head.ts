import { formatDuration } from '../shared/duration.js'
import type { Facts } from './facts.js'

const DAY = 86_400
/** Period of what is proposed: budgets over 30 days need as much. */
const PERIOD = 30 * DAY
/** What Prometheus keeps when it is not told. */
const USUAL_RETENTION = 15 * DAY

export interface HistoryPlan {
  readonly retentionSeconds: number
  /** Part of a sentence. */
  readonly retentionWhy: string
}

/** How far back the ledger is told to look: as far as there is something, but no further than the server keeps. */
export function planHistory({
  depthSeconds,
  retentionSeconds,
}: Pick<Facts, 'depthSeconds' | 'retentionSeconds'>): HistoryPlan {
  const depth = Math.max(1, Math.ceil(depthSeconds / DAY)) * DAY
  const kept = retentionSeconds ?? USUAL_RETENTION
  const said =
    retentionSeconds === null ? 'the server does not say how long it keeps them' : `the server keeps ${inDays(kept)}`
  const seconds =
    retentionSeconds === null ? Math.max(depth, kept) : Math.min(retentionSeconds, Math.max(depth, PERIOD))
  return {
    retentionSeconds: seconds,
    retentionWhy: `how far back the ledger reads: ${inDays(depth)} of series are there, ${said}`,
  }
}

function inDays(seconds: number): string {
  return formatDuration(seconds < DAY ? Math.round(seconds) : Math.round(seconds / DAY) * DAY)
}

/** The scrape interval that most indicators have, in seconds. */
export function usualScrapeInterval({ services }: Pick<Facts, 'services'>): number {
  const counts = new Map<number, number>()
  for (const { scrapeSeconds } of services) counts.set(scrapeSeconds, (counts.get(scrapeSeconds) ?? 0) + 1)
  return [...counts].toSorted(([a, many], [b, more]) => more - many || a - b)[0]?.[0] ?? 15
}
