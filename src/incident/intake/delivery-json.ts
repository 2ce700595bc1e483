import { breathe } from '../../shared/breathe.js'

/** What a delivery says, its alerts apart from the rest. */
export interface ParsedDelivery<T> {
  /** Everything of it, as `JSON.parse` reads it, but without the alerts that were read one after the other. */
  readonly frame: unknown
  /** What was made of each alert; `null`: there is no list of alerts, or it is given twice, so that the one in the frame counts. */
  readonly alerts: readonly T[] | null
}

/** The mark of UTF-8. */
const MARK = Buffer.from('\ufeff')

/** Bytes that are parsed without a breath: some milliseconds. */
const PORTION = 250_000

/**
 * Reads the JSON of a delivery as `JSON.parse` would, but its alerts a portion at a time: all of a storm at once would hold the process up
 * for a tenth of a second, and be in memory beside what is made of it.
 *
 * The list of alerts is cut at commas. Every piece and the frame without the list are parsed on their own, and an empty piece is refused, so
 * that together they are valid exactly where the whole is.
 *
 * @param received UTF-8, with or without its mark in front
 * @param read makes of one alert what is to be kept of it
 * @throws SyntaxError when it is no JSON
 */
export async function parseDelivery<T>(received: Buffer, read: (alert: unknown) => T): Promise<ParsedDelivery<T>> {
  const body = received.subarray(received.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0)
  const from = listIn(body)
  if (from === null) return { frame: JSON.parse(body.toString()), alerts: null }
  const { alerts, to } = await readList(body, from, read)
  const frame: unknown = JSON.parse(`${body.toString('utf8', 0, from - 1)}"${STAND_IN}"${body.toString('utf8', to)}`)
  // Of a name that is given twice the last counts: then it is not the list that was read.
  const isRead = typeof frame === 'object' && frame !== null && 'alerts' in frame && frame.alerts === STAND_IN
  return isRead ? { frame: { ...frame, alerts: [] }, alerts } : { frame, alerts: null }
}

/** No delivery says that by chance. */
const STAND_IN = 'alerts, read one after the other'

async function readList<T>(
  body: Buffer,
  from: number,
  read: (alert: unknown) => T,
): Promise<{ readonly alerts: readonly T[]; readonly to: number }> {
  const alerts: T[] = []
  for (let at = from; ;) {
    const { end, isLast } = pieceFrom(body, at)
    const elements = parseList(body.toString('utf8', at, end))
    if (elements.length === 0 && !(isLast && at === from)) throw new SyntaxError('an alert is missing between commas')
    for (const element of elements) alerts.push(read(element))
    at = end + 1
    if (isLast) return { alerts, to: at }
    await breathe()
  }
}

function parseList(text: string): readonly unknown[] {
  const list: unknown = JSON.parse(`[${text}]`)
  return Array.isArray(list) ? list : []
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const SPACES = new Set(Buffer.from(' \t\r\n'))
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Where the list of alerts begins, behind its bracket; `null`: there is none. */
function listIn(body: Buffer): number | null {
  const first = body.findIndex((byte) => !SPACES.has(byte))
  if (body[first] !== OPEN_MAP) return null
  let [depth, name] = [1, '']
  for (let at = first + 1; at < body.length; at += 1) {
    const byte = body[at]
    if (byte === QUOTE) {
      const end = endOfText(body, at)
      if (depth === 1) name = body.toString('utf8', at + 1, end)
      at = end
    } else if (byte === OPEN_LIST && depth === 1 && name === 'alerts') return at + 1
    else depth += nesting(byte)
  }
  return null
}

/** The next alerts: up to the first comma between two of them behind a portion, or to the end of the list. */
function pieceFrom(body: Buffer, from: number): { readonly end: number; readonly isLast: boolean } {
  let depth = 0
  for (let at = from; at < body.length; at += 1) {
    const byte = body[at]
    if (byte === QUOTE) at = endOfText(body, at)
    else if (depth > 0) depth += nesting(byte)
    else if (byte === CLOSE_LIST) return { end: at, isLast: true }
    else if (byte === COMMA && at - from >= PORTION) return { end: at, isLast: false }
    else depth += nesting(byte)
  }
  throw new SyntaxError('the list of alerts does not end')
}

function nesting(byte: number | undefined): -1 | 0 | 1 {
  if (byte === OPEN_LIST || byte === OPEN_MAP) return 1
  return byte === CLOSE_LIST || byte === CLOSE_MAP ? -1 : 0
}

/** The quote that ends a text. */
function endOfText(body: Buffer, from: number): number {
  for (let at = from + 1; at < body.length; at += 1) {
    const byte = body[at]
    if (byte === QUOTE) return at
    if (byte === BACKSLASH) at += 1
  }
  return body.length
}
