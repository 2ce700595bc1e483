import { readFile } from 'node:fs/promises'
import { connect, isIP, type Socket } from 'node:net'
import { resolve } from 'node:path'
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls'
import type { DrillProbe } from '../drill.js'
import { failed, passed, type ProbeResult } from './probe-result.js'
import type { ProbeWorld } from './probe-world.js'

/** Whether a port takes connections. */
export async function probeTcp(
  { address, withinSeconds }: Extract<DrillProbe, { kind: 'tcp' }>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const { host, port } = placeOf(address)
  const socket = connect({ host, port })
  return settled(socket, { event: 'connect', withinSeconds, signal }, () => passed('takes connections'))
}

/** Whether a certificate is valid for its name, now and for a while. */
export async function probeTls(
  { address, serverName, caFile, validForSeconds, withinSeconds }: Extract<DrillProbe, { kind: 'tls' }>,
  { cwd, signal, now }: Pick<ProbeWorld, 'cwd' | 'signal' | 'now'>,
): Promise<ProbeResult> {
  const { host, port } = placeOf(address)
  const name = serverName ?? host
  const ca = caFile === null ? {} : { ca: await readFile(resolve(cwd, caFile)) }
  // An address is no name to ask for; whether the certificate is for it is checked all the same.
  const asked = isIP(name) === 0 ? { servername: name } : {}
  const socket = connectTls({ host, port, ...asked, ...ca })
  return settled(socket, { event: 'secureConnect', withinSeconds, signal }, () => {
    return judgeCertificate(socket, { validForSeconds, now: now() })
  })
}

function judgeCertificate(
  socket: TLSSocket,
  { validForSeconds, now }: { readonly validForSeconds: number; readonly now: Date },
): ProbeResult {
  const certificate: Partial<PeerCertificate> = socket.getPeerCertificate()
  const ends = new Date(certificate.valid_to ?? Number.NaN)
  if (Number.isNaN(ends.getTime())) return failed('the certificate does not say until when it is valid')
  const until = ends.toISOString()
  const isTooShort = ends.getTime() - now.getTime() < validForSeconds * 1000
  return isTooShort ? failed(`the certificate is valid until ${until} only`) : passed(`valid until ${until}`)
}

interface Waited {
  readonly event: 'connect' | 'secureConnect'
  readonly withinSeconds: number
  readonly signal: AbortSignal
}

async function settled(
  socket: Socket,
  { event, withinSeconds, signal }: Waited,
  judge: () => ProbeResult,
): Promise<ProbeResult> {
  const timeout = AbortSignal.timeout(withinSeconds * 1000)
  try {
    return await new Promise<ProbeResult>((settle, reject) => {
      const stop = () => {
        settle(failed(`no answer within ${withinSeconds} s`))
      }
      for (const end of [timeout, signal]) end.addEventListener('abort', stop)
      socket.once('error', reject).once(event, () => {
        settle(judge())
      })
    })
  } finally {
    // What still comes is no news.
    socket.on('error', () => undefined).destroy()
  }
}

function placeOf(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}
