import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { END_MARKERS, faultsOf, readSize, saidOf, type Whole } from '../backup/wrap/judge-wrapped.js'
import { tellAll } from '../backup/wrap/ping-sender.js'
import { createSpool, readClocks, type Spool } from '../backup/wrap/spool-files.js'
import type { SpooledEvent, SpooledRun } from '../backup/wrap/spooled-run.js'
import { runWrapped, type WrappedEnd } from '../backup/wrap/wrapped-command-client.js'
import { UsageError } from '../shared/app-error.js'
import { systemSentence } from '../shared/system-error.js'
import type { CommandIo } from '../terminal/command-io.js'

export interface WrapOptions {
  readonly dataset: string
  readonly url?: string
  readonly shell?: string
  readonly endMarker?: string
  readonly minSize?: string
  readonly spool?: string
}

/** How often what was not taken is told again before it waits in the spool, in ms from one to the next. */
const AGAIN_AFTER_MS = [0, 2_000, 6_000]

/** Runs a command and tells the daemon of it, at once or later. Throws `UsageError` before anything is run. */
export async function runBackupWrap(args: readonly string[], options: WrapOptions, io: CommandIo): Promise<void> {
  const whole = wholeOf(options)
  const command = commandOf(args, options)
  const spool = createSpool(spoolFolder(options, io))
  const run: SpooledRun = { url: pingUrl(options, io), rid: randomUUID(), events: [] }
  const begun: SpooledRun = { ...run, events: [saying('start')] }
  keep(spool, begun, io)
  // The backup waits for nobody.
  const start = tellAll(begun, readClocks)
  const end = await runWrapped({ command, stdout: io.stdout, stderr: io.stderr })
  const faults = faultsOf(end, whole)
  const ended = eventOf(end, { said: saidOf(end, whole), faults })
  const all: SpooledRun = { ...begun, events: [...begun.events, ended] }
  keep(spool, all, io)
  for (const fault of faults) io.stderr.write(`plimsoll: ${fault}\n`)
  const isBegun = (await start) === 'taken'
  await deliver({ spool, io }, isBegun ? { ...all, events: [ended] } : all)
  await deliverWaiting({ spool, io })
  io.setExitCode(end.exitCode === 0 && faults.length > 0 ? 1 : end.exitCode)
}

/** Tells of what waits in the spool. */
export async function runBackupDeliver(options: Pick<WrapOptions, 'spool'>, io: CommandIo): Promise<void> {
  const spool = createSpool(spoolFolder(options, io))
  await deliverWaiting({ spool, io })
  const left = spool.waiting().length
  if (left > 0) io.stderr.write(`plimsoll: ${left} runs still wait to be told of\n`)
  io.setExitCode(left > 0 ? 1 : 0)
}

function wholeOf({ endMarker, minSize }: WrapOptions): Whole {
  const minSizeBytes = minSize === undefined ? null : readSize(minSize)
  if (minSize !== undefined && minSizeBytes === null)
    throw new UsageError(`expected a size such as 500k, 10M or 1.5GiB, not ${minSize}`)
  return { endMarker: endMarker === undefined ? null : (END_MARKERS[endMarker] ?? endMarker), minSizeBytes }
}

function commandOf(args: readonly string[], { shell }: WrapOptions) {
  if (shell !== undefined && args.length === 0) return { line: shell }
  if (shell === undefined && args.length > 0) return args
  throw new UsageError('expected a command behind `--`, or a line for a shell in --shell')
}

function spoolFolder({ spool }: Pick<WrapOptions, 'spool'>, { env, cwd }: CommandIo): string {
  const given = spool ?? env['PLIMSOLL_SPOOL'] ?? ''
  if (given !== '') return resolve(cwd, given)
  const state = env['XDG_STATE_HOME'] ?? ''
  return join(state === '' ? join(env['HOME'] ?? homedir(), '.local', 'state') : state, 'plimsoll', 'spool')
}

/** The address of the dataset, or the key of all of them and its slug. */
function pingUrl({ url, dataset }: WrapOptions, { env, cwd }: CommandIo): string {
  const given = url ?? env['PLIMSOLL_PING_URL'] ?? ''
  if (given !== '') return httpUrl(given)
  const file = env['PLIMSOLL_PING_KEY_FILE'] ?? ''
  const server = env['PLIMSOLL_SERVER'] ?? ''
  if (file === '' || server === '') {
    const mend =
      'or PLIMSOLL_SERVER with the file of the key in PLIMSOLL_PING_KEY_FILE; `plimsoll ping list` shows both'
    throw new UsageError(`expected the address of pings in --url or PLIMSOLL_PING_URL, ${mend}`)
  }
  const key = readKey(resolve(cwd, file))
  return httpUrl(`${server.replace(/\/+$/, '')}/ping/${key}/${dataset.replace('/', '-')}`)
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new UsageError(`the file ${file} of PLIMSOLL_PING_KEY_FILE cannot be read`, { cause })
  }
}

function httpUrl(text: string): string {
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new UsageError('expected the address of pings to be a URL such as https://plimsoll.example/ping/ID')
}

function saying(said: string): SpooledEvent {
  return { said, at: readClocks(), sizeBytes: null, body: null }
}

function eventOf(
  end: WrappedEnd,
  { said, faults }: { readonly said: string; readonly faults: readonly string[] },
): SpooledEvent {
  const complaint = new TextDecoder().decode(end.complaint).trim()
  const took = `${end.sizeBytes} bytes in ${end.seconds.toFixed(1)} s`
  return { ...saying(said), sizeBytes: end.sizeBytes, body: [...faults, took, complaint].filter(Boolean).join('\n') }
}

/** A full disk is no reason not to back up. */
function keep(spool: Spool, run: SpooledRun, io: CommandIo): void {
  try {
    spool.write(run)
  } catch (error) {
    io.stderr.write(`plimsoll: the spool cannot be written: ${systemSentence(error) ?? String(error)}\n`)
  }
}

interface Delivery {
  readonly spool: Spool
  readonly io: CommandIo
}

async function deliver({ spool, io }: Delivery, run: SpooledRun): Promise<void> {
  for (const waitMs of AGAIN_AFTER_MS) {
    await new Promise((done) => setTimeout(done, waitMs))
    const told = await tellAll(run, readClocks)
    if (told === 'taken') spool.remove(run)
    if (told === 'refused') refuse({ spool, io }, run)
    if (told !== 'later') return
  }
  io.stderr.write('plimsoll: the daemon cannot be reached: the run waits in the spool, and the next one tells of it\n')
}

function refuse({ spool, io }: Delivery, run: SpooledRun): void {
  io.stderr.write(
    'plimsoll: the daemon does not know this address, so that nobody hears of the run: `plimsoll ping list` shows the right one\n',
  )
  spool.refuse(run)
}

/** Those that another process may still be at have no end yet, and are told of by that one. */
async function deliverWaiting({ spool, io }: Delivery): Promise<void> {
  for (const run of spool.waiting().filter(({ events }) => events.length > 1)) {
    const told = await tellAll(run, readClocks)
    if (told === 'taken') spool.remove(run)
    if (told === 'refused') refuse({ spool, io }, run)
    // Where one cannot be told, none can.
    if (told === 'later') return
  }
}
