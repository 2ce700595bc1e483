import PostalMime, { decodeWords } from 'postal-mime'
import { digestOf } from '../issued-file.js'
import { comparisonOf, differingLines, said, type CopyReader } from './comparison.js'

/** Headers that say something of the report or of who sent it to whom. Mail servers add others, such as `Received`. */
const OWN_HEADERS = [
  ...['from', 'to', 'subject', 'date', 'message-id', 'auto-submitted'],
  ...['x-plimsoll-report', 'x-plimsoll-number', 'x-plimsoll-configuration', 'x-plimsoll-sha256'],
]

/** Copies of the mail: on its way servers add lines to its head and may write its parts in another encoding. */
export const mailReader: CopyReader = {
  format: 'eml',
  async placeIn(bytes) {
    const { headers } = await readMail(bytes)
    const number = headers.get('x-plimsoll-number')
    const revision = /revision (\d+)$/.exec(headers.get('x-plimsoll-report') ?? '')?.[1]
    return number === undefined || revision === undefined ? null : { number, revision: Number(revision) }
  },
  async compare(issued, copy) {
    const [was, is] = [await readMail(issued), await readMail(copy)]
    const heads = OWN_HEADERS.filter((name) => was.headers.get(name) !== is.headers.get(name))
    return comparisonOf([
      ...heads.map((name) => `header ${name}: ${said(was.headers.get(name), is.headers.get(name))}`),
      ...differingLines(was.text, is.text, 'text part, line'),
      ...differingLines(was.html, is.html, 'HTML part, line'),
      ...attachmentsThatDiffer(was.attachments, is.attachments),
    ])
  },
}

interface ReadMail {
  readonly headers: ReadonlyMap<string, string>
  readonly text: readonly string[]
  readonly html: readonly string[]
  /** Digest by name. */
  readonly attachments: ReadonlyMap<string, string>
}

async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' })
  const utf8 = new TextEncoder()
  const contentOf = (content: ArrayBuffer | Uint8Array | string) =>
    typeof content === 'string' ? utf8.encode(content) : new Uint8Array(content)
  return {
    headers: joined(mail.headers.map(({ key, value }) => [key, decodeWords(value).replace(/\s+/g, ' ').trim()])),
    text: linesOf(mail.text),
    html: linesOf(mail.html),
    attachments: joined(
      mail.attachments.map(({ filename, contentId, content }) => [
        filename ?? contentId ?? 'without a name',
        digestOf(contentOf(content)),
      ]),
    ),
  }
}

/** Those of one name together: which of two that say different things is shown is up to the mail program. */
function joined(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  const all = new Map<string, string>()
  for (const [name, value] of pairs) all.set(name, all.has(name) ? `${all.get(name)}; ${value}` : value)
  return all
}

function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
}

function attachmentsThatDiffer(
  issued: ReadonlyMap<string, string>,
  copy: ReadonlyMap<string, string>,
): readonly string[] {
  const names = [...new Set([...issued.keys(), ...copy.keys()])]
  return names
    .filter((name) => issued.get(name) !== copy.get(name))
    .map((name) => {
      if (!copy.has(name)) return `attachment ${name} is missing`
      return issued.has(name) ? `attachment ${name} is another one` : `attachment ${name} was not issued`
    })
}
