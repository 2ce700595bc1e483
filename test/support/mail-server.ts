import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
}

/** A mail server on loopback for tests. */
export interface MailServer {
  readonly url: string
  readonly port: number
  readonly mails: readonly ReceivedMail[]
  /** Resolves once so many mails have arrived. */
  waitFor(count: number): Promise<void>
  stop(): Promise<void>
}

/** What the server answers instead of `250`: by address, or to the message (`DATA`). */
export type Refusals = Readonly<Record<string, { readonly code: number; readonly text: string }>>

function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

export async function startMailServer(
  options: { readonly port?: number; readonly refuse?: () => Refusals } & Pick<
    SMTPServerOptions,
    'onAuth' | 'secure'
  > = {},
): Promise<MailServer> {
  const { port = 0, refuse = (): Refusals => ({}), ...rest } = options
  const mails: ReceivedMail[] = []
  const waiting = new Set<() => void>()
  const server = new SMTPServer({
    ...rest,
    // Its own certificate will do for a test of STARTTLS; the warning about it is for those who run it in earnest.
    logger: false,
    authOptional: rest.onAuth === undefined,
    ...(rest.onAuth === undefined ? { disabledCommands: ['AUTH'] } : {}),
    onRcptTo({ address }, _session, done) {
      const answer = refuse()[address]
      done(answer === undefined ? null : refusal(answer.code, answer.text))
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const answer = refuse()['DATA']
        if (answer !== undefined) {
          done(refusal(answer.code, answer.text))
          return
        }
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) })
        done()
        waiting.forEach((wake) => {
          wake()
        })
      })
    },
  })
  // A client that is killed in the middle is part of the tests.
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server listens on no port')
  return {
    url: `${rest.secure === true ? 'smtps' : 'smtp'}://127.0.0.1:${address.port}`,
    port: address.port,
    mails,
    async waitFor(count) {
      while (mails.length < count) await new Promise<void>((resolve) => waiting.add(resolve))
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
}
