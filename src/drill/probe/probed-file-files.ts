import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { formatDuration } from '../../shared/duration.js'
import type { DrillProbe } from '../drill.js'
import { failed, passed, type ProbeResult } from './probe-result.js'
import type { ProbeWorld } from './probe-world.js'

/** Whether a file is there, new, and whole. */
export async function probeFile(
  { path, maxAgeSeconds, minBytes, sha256 }: Extract<DrillProbe, { kind: 'file' }>,
  { cwd, now }: Pick<ProbeWorld, 'cwd' | 'now'>,
): Promise<ProbeResult> {
  const file = resolve(cwd, path)
  const { size, mtime } = await stat(file)
  if (size < minBytes) return failed(`has ${size} bytes instead of ${minBytes} or more`)
  const age = Math.max(0, Math.floor((now().getTime() - mtime.getTime()) / 1000))
  if (maxAgeSeconds !== null && age > maxAgeSeconds) {
    return failed(`was changed ${formatDuration(age)} ago, more than ${formatDuration(maxAgeSeconds)}`)
  }
  const sum = sha256 === null ? null : await sumOf(file)
  return sum === sha256 ? passed(`has ${size} bytes`) : failed(`its SHA-256 is ${sum ?? ''}`)
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
