import { stat, readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import type { Logger } from '../shared/logger.js'
import type { TlsFiles } from './server-settings.js'

/** What a server of TLS is made of. */
export interface Certificates {
  readonly cert: Buffer
  readonly key: Buffer
  /** Only those of whom it is are answered; `undefined`: nobody is asked for a certificate. */
  readonly ca: Buffer | undefined
}

/** How often is looked whether the files have changed: whoever renews certificates does so days before they end. */
const LOOK_MS = 5000

/** Reads the files. Rejects where one is not there, is no PEM, or key and certificate belong to different pairs. */
export async function readCertificates({ certFile, keyFile, clientCaFile }: TlsFiles): Promise<Certificates> {
  const read = (file: string | null) => (file === null ? undefined : readFile(file))
  const [cert, key, ca] = await Promise.all([readFile(certFile), readFile(keyFile), read(clientCaFile)])
  const certificates = { cert, key, ca }
  createSecureContext(certificates)
  return certificates
}

interface Following {
  readonly follow: (next: Certificates) => void
  readonly logger: Logger
  /** For tests. */
  readonly everyMs?: number
}

/**
 * Hands on what the files hold whenever they have changed. What cannot be used is logged once, and the old stays: a certificate and its key are
 * seldom written at one instant.
 *
 * @returns ends it
 */
export function followCertificates(files: TlsFiles, { follow, logger, everyMs = LOOK_MS }: Following): () => void {
  let isLooking = false
  let seen: string | null = null
  const look = async () => {
    const found = await stampOf(files)
    if (found === seen) return
    const isFirst = seen === null
    seen = found
    if (isFirst) return
    follow(await readCertificates(files))
    logger.info({ ...files }, 'The certificates were read again')
  }
  const lookOnce = async () => {
    if (isLooking) return
    isLooking = true
    await look().catch((err: unknown) => {
      logger.error({ err }, 'The certificates have changed and cannot be used: the old ones stay')
    })
    isLooking = false
  }
  void lookOnce()
  const timer = setInterval(() => void lookOnce(), everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
  }
}

/** Changes whenever a file is written or replaced, also behind a symbolic link. */
async function stampOf({ certFile, keyFile, clientCaFile }: TlsFiles): Promise<string> {
  const one = async (file: string) => {
    const status = await stat(file).catch(() => null)
    return status === null ? 'gone' : `${status.ino} ${status.mtimeMs} ${status.size}`
  }
  return (await Promise.all([certFile, keyFile, clientCaFile ?? certFile].map(one))).join(', ')
}
