import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'

/** A file to which a command writes by itself, while we look on. */
export interface OutputFile {
  readonly fd: number
  /** Bytes that it has become longer by. */
  grownBy(): number
  /** The last of these bytes, at most so many. */
  tail(most: number): Uint8Array
}

/** `O_APPEND` of Linux. */
const APPEND = 0o2000

/**
 * The file behind a stream, where all that is written from now on stands behind what is in it: what passes through us would take three times as
 * long. `null`: it is no file, it cannot be read back, writing begins within it, or this is no Linux, which alone tells where writing begins.
 */
export function outputFileOf(stream: NodeJS.WritableStream): OutputFile | null {
  const fd = 'fd' in stream ? stream.fd : null
  if (typeof fd !== 'number') return null
  try {
    const before = fstatSync(fd)
    if (!before.isFile() || writesFrom(fd, before.size) !== before.size) return null
    // What can be opened now may be taken away later: it is held open.
    return fileFrom(before.size, fd, openSync(`/proc/self/fd/${fd}`, 'r'))
  } catch {
    return null
  }
}

/** Where the next byte goes. */
function writesFrom(fd: number, size: number): number {
  const lines = readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8')
  const flags = Number.parseInt(/^flags:\s*(\d+)/m.exec(lines)?.[1] ?? '', 8)
  return (flags & APPEND) === 0 ? Number(/^pos:\s*(\d+)/m.exec(lines)?.[1]) : size
}

function fileFrom(start: number, fd: number, reading: number): OutputFile {
  const grownBy = () => Math.max(0, fstatSync(reading).size - start)
  return {
    fd,
    grownBy,
    tail(most) {
      const size = grownBy()
      const bytes = new Uint8Array(Math.min(most, size))
      const read = readSync(reading, bytes, 0, bytes.length, start + size - bytes.length)
      closeSync(reading)
      return bytes.subarray(0, read)
    },
  }
}
