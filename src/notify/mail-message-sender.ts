import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'

/** A picture inside the mail. */
export interface MailImage {
  /** Content-ID without brackets, as the HTML names it after `cid:`. */
  readonly cid: string
  readonly filename: string
  readonly png: Uint8Array
}

/** A file that goes with the mail. */
export interface MailAttachment {
  readonly filename: string
  readonly contentType: string
  readonly content: Uint8Array
}

/** A mail before it becomes bytes. */
export interface MailDraft {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly date: Date
  readonly messageId: string
  readonly html: string
  readonly text: string
  readonly images: readonly MailImage[]
  /** Default: none. */
  readonly attachments?: readonly MailAttachment[]
  readonly headers: Readonly<Record<string, string>>
}

/** Writes a mail as bytes with CRLF: text, HTML with its pictures by `cid:`, headers in which no line can be smuggled. */
export async function composeMessage(draft: MailDraft): Promise<Uint8Array> {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message } = await transport.sendMail({
    from: draft.from,
    to: [...draft.to],
    subject: oneLine(draft.subject),
    date: draft.date,
    messageId: draft.messageId,
    headers: Object.fromEntries(Object.entries(draft.headers).map(([name, value]) => [name, oneLine(value)])),
    text: draft.text,
    html: draft.html,
    attachments: [...draft.images.map(inlineImage), ...(draft.attachments ?? []).map(attachedFile)],
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  if (!Buffer.isBuffer(message)) throw new Error('nodemailer was asked for a buffer and gave something else')
  return message
}

function inlineImage({ cid, filename, png }: MailImage) {
  const shown = { contentType: 'image/png', contentDisposition: 'inline' as const }
  return { cid, filename, content: Buffer.from(png), ...shown }
}

function attachedFile({ filename, contentType, content }: MailAttachment) {
  return { filename, contentType, content: Buffer.from(content), contentDisposition: 'attachment' as const }
}

/** One Message-ID for one thing told by one organisation: the same whenever it is made again. */
export function messageIdFor(key: string, organisation: string, from: string): string {
  const digest = createHash('sha256').update(`${organisation}\n${key}`).digest('hex').slice(0, 32)
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'plimsoll.invalid'
  return `<${digest}@${domain}>`
}

function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not reach a header
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()
}
