import * as z from 'zod'
import { textsField } from '../shared/texts.js'
import { AlertmanagerError } from './alertmanager-error.js'
import { askAlertmanager } from './ask-client.js'

/** An alert that Alertmanager holds: it fires, silenced and inhibited ones included. */
export interface HeldAlert {
  readonly fingerprint: string
  readonly labels: Readonly<Record<string, string>>
  readonly summary: string | null
  readonly startsAt: Date
}

export interface AlertmanagerClient {
  /** What all members of the cluster hold together. Rejects with `AlertmanagerError` when any of them does not answer. */
  alerts(signal?: AbortSignal): Promise<readonly HeldAlert[]>
}

const Alerts = z.array(
  z.object({
    fingerprint: z.string().min(1),
    startsAt: z.iso.datetime({ offset: true }),
    labels: textsField,
    annotations: z.object({ summary: z.string().optional() }).optional(),
  }),
)

/**
 * Asks Alertmanager's API v2.
 *
 * @param urls base URLs of all members
 */
export function createAlertmanagerClient(urls: readonly string[]): AlertmanagerClient {
  return {
    async alerts(signal) {
      const answers = await Promise.all(urls.map((url) => alertsOf(url, signal)))
      const union = new Map<string, HeldAlert>()
      for (const alert of answers.flat()) {
        const known = union.get(alert.fingerprint)
        // Members hear of an alert one after the other; the first to hear knows when it began.
        if (known === undefined || alert.startsAt < known.startsAt) union.set(alert.fingerprint, alert)
      }
      return [...union.values()]
    },
  }
}

async function alertsOf(url: string, signal: AbortSignal | undefined): Promise<readonly HeldAlert[]> {
  const page = `${url}/api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true`
  const answer = Alerts.safeParse(await askAlertmanager(page, { signal }))
  if (!answer.success) {
    const said = `${url} does not answer as an Alertmanager does`
    throw new AlertmanagerError('alertmanager_malformed', said, { cause: answer.error })
  }
  return answer.data.map(({ fingerprint, labels, annotations, startsAt }) => ({
    fingerprint,
    labels,
    summary: annotations?.summary ?? null,
    startsAt: new Date(startsAt),
  }))
}
