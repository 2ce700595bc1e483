import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A request that the stand-in got. */
export interface ReceivedRequest {
  readonly at: Date
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What it answers. `close`: cuts the connection. `hang`: never answers. */
export type StandInAnswer =
  | {
      readonly status: number
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
      readonly afterMs?: number
    }
  | 'close'
  | 'hang'

/** A server on loopback that takes the place of a service and keeps what it gets. */
export interface StandIn {
  /** Base URL. */
  readonly url: string
  /** In the order of their arrival. */
  readonly requests: readonly ReceivedRequest[]
  /** Answers the next requests with these, one each; then as it did before. */
  answerNext(...answers: readonly StandInAnswer[]): void
  /** Resolves once so many requests have arrived. */
  waitFor(count: number): Promise<void>
  stop(): Promise<void>
}

/** What Slack says to a message it takes. */
export const SLACK_OK: StandInAnswer = { status: 200, body: 'ok', headers: { 'content-type': 'text/html' } }

/** What the Events API v2 of PagerDuty says to an event it takes. */
export const PAGERDUTY_OK: StandInAnswer = {
  status: 202,
  body: '{"status":"success","message":"Event processed","dedup_key":"as sent"}',
  headers: { 'content-type': 'application/json' },
}

/**
 * Starts a stand-in.
 *
 * @param options.host default 127.0.0.1
 * @param options.port 0 takes a free one
 * @param options.answer to every request that no script speaks for
 */
export async function startStandIn(options: {
  readonly answer: StandInAnswer | ((request: ReceivedRequest) => StandInAnswer)
  readonly host?: string
  readonly port?: number
  readonly onRequest?: (request: ReceivedRequest) => void
}): Promise<StandIn> {
  const requests: ReceivedRequest[] = []
  const script: StandInAnswer[] = []
  const waiting = new Set<() => void>()
  const usual = typeof options.answer === 'function' ? options.answer : () => options.answer as StandInAnswer
  const server = createServer((incoming, response) => {
    void receive(incoming).then((request) => {
      requests.push(request)
      options.onRequest?.(request)
      reply(response, script.shift() ?? usual(request))
      waiting.forEach((wake) => {
        wake()
      })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stand-in listens on no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    answerNext: (...answers) => script.push(...answers),
    async waitFor(count) {
      while (requests.length < count) await new Promise<void>((resolve) => waiting.add(resolve))
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = '', url = '', headers } = incoming
  return { at: new Date(), method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') }
}

function reply(response: ServerResponse, answer: StandInAnswer): void {
  if (answer === 'hang') return
  if (answer === 'close') {
    response.socket?.destroy()
    return
  }
  const { status, body = '', headers = {}, afterMs = 0 } = answer
  setTimeout(() => response.writeHead(status, headers).end(body), afterMs).unref()
}
