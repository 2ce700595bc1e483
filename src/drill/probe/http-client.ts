import type { DrillProbe } from '../drill.js'
import { failed, passed, type ProbeResult } from './probe-result.js'

/** Of an answer so much is looked at, in bytes. */
const MOST_BYTES = 1_048_576

/** Whether a URL answers as it should. */
export async function probeHttp(
  { url, status, bodyContains, withinSeconds }: Extract<DrillProbe, { kind: 'http' }>,
  signal: AbortSignal,
): Promise<ProbeResult> {
  const timeout = AbortSignal.timeout(withinSeconds * 1000)
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.any([timeout, signal]) })
    const body = await beginningOf(response, MOST_BYTES)
    if (response.status !== status) return failed(`status ${response.status} instead of ${status}`)
    if (bodyContains !== null && !body.includes(bodyContains)) return failed(`the answer has no "${bodyContains}"`)
    return passed(`status ${status}`)
  } catch (error) {
    if (timeout.aborted) return failed(`no answer within ${withinSeconds} s`)
    throw error
  }
}

/** No more is read than is looked at. */
async function beginningOf(response: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array)
    size += (chunk as Uint8Array).length
    if (size >= most) break
  }
  return Buffer.concat(chunks).subarray(0, most).toString('utf8')
}
