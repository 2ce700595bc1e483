import * as z from 'zod'
import { parseDuration } from '../shared/duration.js'

const Answer = z.object({ data: z.object({ storageRetention: z.string() }) })

const TIMEOUT_MS = 5000

/**
 * How long a Prometheus keeps samples, by its status page, which other servers with the same query API lack.
 *
 * @returns seconds; `null`: it does not say, or limits them by size alone
 */
export async function readRetention(url: string, headers: Readonly<Record<string, string>>): Promise<number | null> {
  const address = `${url.replace(/\/$/, '')}/api/v1/status/runtimeinfo`
  const body: unknown = await fetch(address, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
    .then((response) => response.json())
    .catch(() => null)
  const answer = Answer.safeParse(body)
  // `15d`, `15d or 50GiB`, `50GiB`: what is no duration limits by size.
  const spans = answer.success ? answer.data.data.storageRetention.split(' or ').map(parseDuration) : []
  return spans.find((seconds) => seconds !== null && seconds > 0) ?? null
}
