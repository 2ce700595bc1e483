import { spawn, type ChildProcess } from 'node:child_process'
import { constants } from 'node:os'
import { pipeline } from 'node:stream/promises'
import { Transform } from 'node:stream'
import { MARKER_WITHIN_BYTES, type Ended } from './judge-wrapped.js'
import { outputFileOf, type OutputFile } from './output-files.js'
import { createTail, type Tail } from '../../shared/tail-of.js'

/** What is run, and where its output goes. */
export interface WrappedCommand {
  /** A program and its arguments, or one line for a shell. */
  readonly command: readonly string[] | { readonly line: string }
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
}

/** How it ended, and the last bytes of what it complained about. */
export interface WrappedEnd extends Ended {
  readonly complaint: Uint8Array
}

const COMPLAINT_BYTES = 8_000
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** 127, as a shell says it. */
const NOT_FOUND = 127

/**
 * The parts of the last pipe, told on a file of their own: the exit status of a pipe is that of one part only. A line that leaves by `exit` does not
 * come to that.
 */
const TELL_PARTS =
  '{ plimsoll_status=("$?" "${PIPESTATUS[@]}"); } 2>/dev/null\nprintf "%s " "${plimsoll_status[@]:1}" >&3\nexit "${plimsoll_status[0]}"'

/** What it wrote, once it has ended. */
type Written = Pick<Ended, 'sizeBytes' | 'tail'>

/** Runs it, and counts its output: where that is a file, the command writes it by itself, else it is handed on. Signals that are sent to us are its own. */
export async function runWrapped({ command, stdout, stderr }: WrappedCommand): Promise<WrappedEnd> {
  const begun = process.hrtime.bigint()
  const file = outputFileOf(stdout)
  const child = start(command, file === null ? 'pipe' : file.fd)
  const [complaint, parts] = [COMPLAINT_BYTES, 1000].map(createTail) as [Tail, Tail]
  const forward = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of SIGNALS) process.on(signal, forward)
  listen(child.stderr, (chunk) => {
    complaint.add(chunk)
    stderr.write(chunk)
  })
  listen(child.stdio[3], (chunk) => {
    parts.add(chunk)
  })
  const ended = exitOf(child)
  const handedOn = child.stdout === null ? null : await handOn(child.stdout, stdout)
  const exitCode = await ended
  for (const signal of SIGNALS) process.off(signal, forward)
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9
  const written = handedOn ?? writtenTo(file)
  return { exitCode, parts: readParts(parts.bytes()), ...written, complaint: complaint.bytes(), seconds }
}

function listen(stream: ChildProcess['stdio'][number], hear: (chunk: Buffer) => void): void {
  stream?.on('data', hear)
}

async function handOn(
  from: NodeJS.ReadableStream & { destroy(): unknown },
  to: NodeJS.WritableStream,
): Promise<Written> {
  const tail = createTail(MARKER_WITHIN_BYTES)
  let sizeBytes = 0
  const counted = new Transform({
    highWaterMark: 1 << 20,
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length
      tail.add(chunk)
      done(null, chunk)
    },
  })
  // Nobody reads on, as `| head`: the command hears of it as it would in a plain pipe.
  await pipeline(from, counted, to, { end: false }).catch(() => from.destroy())
  return { sizeBytes, tail: tail.bytes() }
}

function writtenTo(file: OutputFile | null): Written {
  if (file === null) return { sizeBytes: 0, tail: new Uint8Array() }
  return { sizeBytes: file.grownBy(), tail: file.tail(MARKER_WITHIN_BYTES) }
}

function start(command: WrappedCommand['command'], stdout: 'pipe' | number): ChildProcess {
  if ('line' in command) {
    const script = `set -o pipefail\n${command.line}\n${TELL_PARTS}`
    return spawn('bash', ['-c', script], { stdio: ['inherit', stdout, 'pipe', 'pipe'] })
  }
  const [program = '', ...args] = command
  return spawn(program, args, { stdio: ['inherit', stdout, 'pipe'] })
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve(NOT_FOUND)
    })
    child.on('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

/** `null`: nothing was told. */
function readParts(bytes: Uint8Array): readonly number[] | null {
  const words = new TextDecoder()
    .decode(bytes)
    .trim()
    .split(/\s+/)
    .filter((word) => /^\d+$/.test(word))
  return words.length === 0 ? null : words.map(Number)
}
