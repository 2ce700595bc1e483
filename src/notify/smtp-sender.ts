import { readFileSync } from 'node:fs'
import { createTransport, type SMTPTransportOptions } from 'nodemailer'
import * as z from 'zod'
import type { ClaimedMessage, MessageSender, RecipientAnswer, SendOutcome } from './outgoing-message.js'
import type { EmailSettings } from './receiver.js'

/** All of them together stay below the lease of a claim. */
const TIMEOUTS = {
  dnsTimeout: 10_000,
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
} as const

/** What nodemailer says of a recipient that was not taken. */
const Rejection = z.object({
  recipient: z.string(),
  response: z.string().optional(),
  responseCode: z.number().optional(),
})

/** What nodemailer rejects with. */
const Failure = z.object({
  message: z.string(),
  command: z.string().optional(),
  responseCode: z.number().optional(),
  rejectedErrors: z.array(Rejection).optional(),
})

/**
 * Sends by SMTP: `smtps://` with TLS from the start, `smtp://` with STARTTLS where it is offered. A password goes to another machine only
 * through TLS. The password file is read at every attempt, so that a changed password needs no restart.
 */
export function createSmtpSender(email: EmailSettings): MessageSender {
  return {
    async send(mail, signal) {
      try {
        const transport = createTransport(transportOptions(email))
        const envelope = { from: mail.envelopeFrom ?? '', to: mail.recipients.map(({ address }) => address) }
        const info = await transport.sendMail({ envelope, raw: Buffer.from(mail.body), signal })
        return answered(mail, z.array(Rejection).parse(info.rejectedErrors ?? []), info.response)
      } catch (error) {
        return outcomeOf(mail, error)
      }
    },
  }
}

function transportOptions({ smtpUrl, passwordFile }: EmailSettings): SMTPTransportOptions {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const pass = passwordFile === null ? decodeURIComponent(url.password) : readFileSync(passwordFile, 'utf8').trimEnd()
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 25) : Number(url.port),
    secure,
    ...(user === '' ? {} : { auth: { user, pass } }),
    requireTLS: !secure && user !== '' && !isHere,
    // The mail server of the same machine mostly shows a certificate that nobody signed; nobody can sit in between either.
    tls: { rejectUnauthorized: !isHere },
    ...TIMEOUTS,
  }
}

function answered(mail: ClaimedMessage, rejections: readonly z.output<typeof Rejection>[], words: string): SendOutcome {
  const answers = mail.recipients.map((to): RecipientAnswer => {
    const rejection = rejections.find(({ recipient }) => recipient === to.address)
    if (rejection === undefined) return { ...to, state: 'accepted', answer: words }
    return {
      ...to,
      state: isPermanent(rejection.responseCode) ? 'refused' : 'pending',
      answer: rejection.response ?? null,
    }
  })
  return { kind: 'answered', answers }
}

function outcomeOf(mail: ClaimedMessage, error: unknown): SendOutcome {
  const parsed = Failure.safeParse(error)
  if (!parsed.success) return { kind: 'failed', isPermanent: false, reason: String(error) }
  const { message, command, responseCode, rejectedErrors } = parsed.data
  if (rejectedErrors !== undefined && rejectedErrors.length > 0) return answered(mail, rejectedErrors, '')
  // A greeting or a login that is refused is a matter of set-up that someone may mend; a refused message stays refused.
  const isAboutMail = command === 'MAIL FROM' || command === 'DATA'
  return { kind: 'failed', isPermanent: isAboutMail && isPermanent(responseCode), reason: message }
}

function isPermanent(code: number | undefined): boolean {
  return code !== undefined && code >= 500
}
