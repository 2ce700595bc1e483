import { parse } from 'yaml'
import * as z from 'zod'
import { AlertmanagerError } from './alertmanager-error.js'
import { askAlertmanager } from './ask-client.js'

const Status = z.object({ config: z.object({ original: z.string() }) })

/**
 * Asks one Alertmanager for the configuration that it has loaded: with its defaults filled in, and secrets as `<secret>`.
 *
 * @param url base URL
 * @throws AlertmanagerError
 */
export async function fetchLoadedConfig(url: string, signal?: AbortSignal): Promise<unknown> {
  const answer = Status.safeParse(await askAlertmanager(`${url}/api/v2/status`, { signal }))
  if (!answer.success) throw malformed(url, answer.error)
  try {
    // What the library would warn of it writes into the terminal by itself.
    return parse(answer.data.config.original, { logLevel: 'error' })
  } catch (cause) {
    throw malformed(url, cause)
  }
}

function malformed(url: string, cause: unknown): AlertmanagerError {
  return new AlertmanagerError(
    'alertmanager_malformed',
    `${url} does not say its configuration as an Alertmanager does`,
    { cause },
  )
}
