import { SMTPServer } from 'smtp-server'

export interface MailSink {
  readonly url: string
  /** Raw messages in the order of their arrival. */
  readonly messages: readonly Buffer[]
  stop(): Promise<void>
}

/** A mail server on loopback that keeps what it gets and sends nothing on. */
export async function startMailSink(port = 0): Promise<MailSink> {
  const messages: Buffer[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        messages.push(Buffer.concat(chunks))
        done()
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail sink listens on no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
      }),
  }
}
