import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { AppError } from '../shared/app-error.js'
import type { Logger } from '../shared/logger.js'
import { systemSentence } from '../shared/system-error.js'
import { MESSAGES } from './express-messages.js'
import type { TlsFiles } from './server-settings.js'
import { followCertificates, readCertificates } from './tls-files.js'

export interface HttpServer {
  /** Base URL with the port that was really taken. */
  readonly url: string
  /** Takes no more requests and waits for those under way, at most `timeoutMs`; then they are cut off. */
  close(timeoutMs: number): Promise<void>
}

/** Certificates, and where it is told of those that cannot be used. */
export interface TlsParts {
  readonly files: TlsFiles
  readonly logger: Logger
}

/** Where to listen. */
export interface ListenAddress {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** `null` or left out: plain HTTP. */
  readonly tls?: TlsParts | null
}

const REQUEST_TIMEOUT_MS = 30_000
const OPTIONS = { ...MESSAGES, requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: REQUEST_TIMEOUT_MS }

/**
 * Listens on an address.
 *
 * @throws ListenError
 */
export async function listen(
  listener: RequestListener,
  { host, port, tls = null }: ListenAddress,
): Promise<HttpServer> {
  const { server, stopFollowing } = await createServerOf(listener, tls)
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
    url: `${tls === null ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: (timeoutMs) =>
      new Promise((resolve) => {
        stopFollowing()
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

interface OpenServer {
  readonly server: Server
  readonly stopFollowing: () => void
}

async function createServerOf(listener: RequestListener, tls: TlsParts | null): Promise<OpenServer> {
  if (tls === null) return { server: createServer(OPTIONS, listener), stopFollowing: () => undefined }
  const certificates = await readCertificates(tls.files).catch((cause: unknown) => {
    throw new ListenError('the certificates of `server.tls` cannot be used', { cause })
  })
  const requestCert = tls.files.clientCaFile !== null
  const server = createTlsServer({ ...OPTIONS, ...certificates, requestCert, rejectUnauthorized: true }, listener)
  const follow = (next: typeof certificates) => {
    server.setSecureContext(next)
  }
  return { server, stopFollowing: followCertificates(tls.files, { follow, logger: tls.logger }) }
}

/** The address cannot be listened on: in use, not ours, or its certificates are no good. A person has to mend that, or choose another. */
export class ListenError extends AppError {
  constructor(message: string, options?: ErrorOptions) {
    super('listen_failed', message, options)
  }
}
