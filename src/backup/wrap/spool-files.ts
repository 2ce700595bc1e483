import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { spooledRun, type Reading, type SpooledRun } from './spooled-run.js'

/** Runs that could not be told of yet, a file each. */
export interface Spool {
  /** Resolves once it survives the loss of power. Throws where it cannot be written. */
  write(run: SpooledRun): void
  remove(run: SpooledRun): void
  /** Nobody will ever take it: it stays for people to look at. */
  refuse(run: SpooledRun): void
  /** All that wait, but for those that another process may still be at: these have begun and not ended. */
  waiting(): readonly SpooledRun[]
}

const SUFFIX = '.json'

/** In a folder that is made where it is missing; its files hold secrets, so that only their owner reads them. */
export function createSpool(folder: string): Spool {
  const fileOf = ({ rid }: SpooledRun) => join(folder, `${rid}${SUFFIX}`)
  return {
    write(run) {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const beside = `${fileOf(run)}.${process.pid}.new`
      const file = openSync(beside, 'w', 0o600)
      writeSync(file, JSON.stringify(run))
      fsyncSync(file)
      closeSync(file)
      renameSync(beside, fileOf(run))
    },
    remove(run) {
      rmSync(fileOf(run), { force: true })
    },
    refuse(run) {
      renameSync(fileOf(run), `${fileOf(run)}.refused`)
    },
    waiting: () => namesIn(folder).flatMap((name) => readRun(join(folder, name))),
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(SUFFIX))
      .toSorted()
  } catch {
    // There is none yet.
    return []
  }
}

/** One that cannot be read is left for people. */
function readRun(file: string): readonly SpooledRun[] {
  try {
    const run = spooledRun.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return run.success ? [run.data] : []
  } catch {
    return []
  }
}

/** What the clocks say now. */
export function readClocks(): Reading {
  return { wallMs: Date.now(), upMs: uptime() * 1000, boot: bootId() }
}

function bootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}
