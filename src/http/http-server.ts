import { createServer, type RequestListener } from 'node:http'
import { AppError } from '../shared/app-error.js'
import { systemSentence } from '../shared/system-error.js'

export interface HttpServer {
  /** Base URL with the port that was really taken. */
  readonly url: string
  /** Takes no more requests and waits for those under way, at most `timeoutMs`; then they are cut off. */
  close(timeoutMs: number): Promise<void>
}

const REQUEST_TIMEOUT_MS = 30_000

/**
 * Listens on an address.
 *
 * @param address.port 0 takes a free one
 * @throws ListenError
 */
export async function listen(
  listener: RequestListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<HttpServer> {
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS }, listener)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      const sentence = systemSentence(cause)
      reject(
        sentence === null ? new ListenError(`cannot listen on ${host}:${port}`, { cause }) : new ListenError(sentence),
      )
    })
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const taken = address !== null && typeof address === 'object' ? address.port : port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: (timeoutMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          server.closeAllConnections()
        }, timeoutMs)
        server.close(() => {
          clearTimeout(timer)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

/** The address cannot be listened on: in use, or not ours. A person has to free it or choose another. */
export class ListenError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('listen_failed', message, options)
  }
}
