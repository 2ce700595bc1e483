import { request, type IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Random } from '../fuzz-config/random.js'

/** How a delivery travels. */
export interface Travel {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  /** Lengths of the pieces in which it is sent. */
  readonly pieces: readonly number[]
  /** Whether the sender hangs up before all of it is sent. */
  readonly isCut: boolean
  /** Whether whoever gets it can know that it is JSON, and read it. */
  readonly isJson: boolean
}

type Dress = (bytes: Buffer) => Pick<Travel, 'headers' | 'bytes' | 'isJson'>

const json = 'application/json'

/** 40 MB once it is unpacked. */
const BOMB = gzipSync(Buffer.alloc(40e6, ' '))

const DRESSES: readonly Dress[] = [
  ...Array.from({ length: 20 }, () => (bytes: Buffer) => dressed(bytes, { 'content-type': json }, true)),
  (bytes) => dressed(bytes, { 'content-type': `${json}; charset=utf-8` }, true),
  (bytes) => dressed(bytes, { 'content-type': 'Application/JSON;charset="UTF-8"' }, true),
  (bytes) => dressed(gzipSync(bytes), { 'content-type': json, 'content-encoding': 'gzip' }, true),
  (bytes) => dressed(gzipSync(bytes).subarray(0, 30), { 'content-type': json, 'content-encoding': 'gzip' }, false),
  (bytes) => dressed(bytes, { 'content-type': json, 'content-encoding': 'gzip' }, false),
  (bytes) => dressed(bytes, { 'content-type': json, 'content-encoding': 'zstd, x' }, false),
  () => dressed(BOMB, { 'content-type': json, 'content-encoding': 'gzip' }, false),
  (bytes) => dressed(bytes, { 'content-type': `${json}; charset=x-nobody` }, false),
  (bytes) => dressed(bytes, { 'content-type': `${json}; charset=utf-16` }, false),
  (bytes) => dressed(bytes, { 'content-type': 'text/plain' }, false),
  (bytes) => dressed(bytes, { 'content-type': 'application/x-www-form-urlencoded' }, false),
  (bytes) => dressed(bytes, { 'content-type': ';;;' }, false),
  (bytes) => dressed(bytes, {}, false),
]

function dressed(bytes: Buffer, headers: Travel['headers'], isJson: boolean): ReturnType<Dress> {
  return { bytes, headers, isJson }
}

/** Mostly as Alertmanager sends, sometimes as others do. */
export function travelOf(text: string, random: Random): Travel {
  const dress = random.pick(DRESSES)(Buffer.from(text))
  const pieces: number[] = []
  for (let count = random.below(5); count > 0; count -= 1) pieces.push(random.below(dress.bytes.length))
  return { ...dress, pieces, isCut: random.below(20) === 0 }
}

/**
 * Sends it.
 *
 * @returns status and body of the answer; `null`: the sender hung up
 */
export function sendDelivery(
  url: string,
  { headers, bytes, pieces, isCut }: Travel,
): Promise<{ readonly status: number; readonly body: string } | null> {
  return new Promise((resolve, reject) => {
    const length = isCut ? { 'content-length': String(bytes.length + 1) } : {}
    const sending = request(url, { method: 'POST', headers: { ...headers, ...length } })
    sending.on('response', (response) => void read(response).then(resolve, reject))
    sending.on('error', (error) => {
      if (isCut) resolve(null)
      else reject(error)
    })
    void writePieces(bytes, pieces, (piece) => sending.write(piece)).then(() => {
      if (isCut) sending.destroy(new Error('hung up'))
      else sending.end()
    })
  })
}

/** With a turn of the event loop in between, so that each goes out alone. */
async function writePieces(bytes: Buffer, pieces: readonly number[], write: (piece: Buffer) => void): Promise<void> {
  const ends = [...pieces.toSorted((a, b) => a - b), bytes.length]
  let from = 0
  for (const to of ends) {
    if (to > from) write(bytes.subarray(from, to))
    from = to
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function read(response: IncomingMessage): Promise<{ readonly status: number; readonly body: string }> {
  let body = ''
  for await (const chunk of response) body += String(chunk)
  return { status: response.statusCode ?? 0, body }
}
