import createClient, { type Client } from 'openapi-fetch'
import * as z from 'zod'
import type { paths } from './api-paths.js'

/** Every route of the API by its method and path, such as `client.GET('/api/v1/incidents/{id}', { params: { path: { id } } })`. */
export type ApiClient = Client<paths>

/** A daemon, and what is shown to it. */
export interface DaemonAddress {
  /** Base URL. */
  readonly url: string
  /** `null`: none is shown. */
  readonly token: string | null
}

const TIMEOUT_MS = 10_000

/** Each change has a key of its own from `newKey`, by which the daemon makes it once however often it is sent. */
export function createApiClient({ url, token }: DaemonAddress, newKey: () => string): ApiClient {
  const headers = token === null ? {} : { authorization: `Bearer ${token}` }
  const client = createClient<paths>({ baseUrl: url, headers, fetch: send })
  client.use({
    onRequest({ request }) {
      if (request.method !== 'GET') request.headers.set('idempotency-key', newKey())
      return request
    },
  })
  return client
}

/** What was lost on its way is sent again, a change under the key that it had. */
async function send(request: Request): Promise<Response> {
  const once = () => fetch(request.clone(), { signal: AbortSignal.timeout(TIMEOUT_MS) })
  try {
    return await once()
  } catch (error) {
    if (!isLost(error)) throw error
    return once()
  }
}

const Lost = z.object({ cause: z.object({ code: z.enum(['ECONNRESET', 'UND_ERR_SOCKET']) }) })

function isLost(error: unknown): boolean {
  return Lost.safeParse(error).success
}

interface Page<Row> {
  readonly data: readonly Row[]
  readonly next_cursor: string | null
}

/** The rows of all pages of a list, one page after the other, for as long as `goOn` says so of a page. */
export async function allRows<Row>(
  ask: (place: { readonly cursor?: string }) => Promise<Page<Row>>,
  goOn: (rows: readonly Row[]) => boolean = () => true,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: Page<Row> = await ask(cursor === undefined ? {} : { cursor })
    rows.push(...page.data)
    cursor = goOn(page.data) ? page.next_cursor : null
  }
  return rows
}
