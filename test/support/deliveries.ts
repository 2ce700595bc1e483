import { storeIsQuiet } from './quiet-store.js'
import { sampleAlert } from './sample-incident.js'

/** A firing alert of checkout as Alertmanager writes it. */
export function firingAlert(startsAt: Date, changes: object = {}): object {
  const { labels, fingerprint } = sampleAlert()
  const annotations = { summary: 'checkout fails' }
  const times = { startsAt, endsAt: '0001-01-01T00:00:00Z' }
  return { status: 'firing', labels, annotations, ...times, fingerprint, generatorURL: 'x', ...changes }
}

export function delivery(...alerts: readonly object[]) {
  return { version: '4', status: 'firing', receiver: 'r\\.x', notification_reason: 'new', alerts }
}

/** Posts as JSON; a text as it is. What is done behind the answer is in the store when it resolves. */
export async function postJson(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  await storeIsQuiet()
  return answer
}
