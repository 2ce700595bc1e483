import { SYSTEM_REASONS } from './system-reasons.js'

/** As much of an error of the operating system (or of SQLite, which passes them on) as a sentence needs. */
interface SystemError {
  readonly code: string
  readonly syscall?: unknown
  readonly path?: unknown
  readonly dest?: unknown
  readonly address?: unknown
  readonly port?: unknown
}

/** What a system call was for, as a person would say it. */
const DEEDS: Readonly<Record<string, string>> = {
  open: 'open',
  read: 'read',
  scandir: 'read the folder',
  readdir: 'read the folder',
  stat: 'look at',
  lstat: 'look at',
  access: 'look at',
  write: 'write',
  mkdir: 'make the folder',
  rename: 'put in its place',
  copyfile: 'write',
  unlink: 'remove',
  rm: 'remove',
  rmdir: 'remove',
  listen: 'listen on',
  bind: 'listen on',
  spawn: 'start',
}

/** Why a call failed, and how to mend that: `the disk is full (ENOSPC): make room on it`. `null`: no failure of the system. */
export function systemReason(error: unknown): string | null {
  if (!isSystemError(error)) return null
  // Asked to make a folder, the system says no more than that something is there.
  const code = error.syscall === 'mkdir' && error.code === 'EEXIST' ? 'ENOTDIR' : error.code
  const [reason, mend] = reasonOf(code) ?? []
  return reason === undefined ? null : `${reason} (${error.code})${mend === undefined ? '' : `: ${mend}`}`
}

/**
 * A failure of the system as one sentence with its place and its mend: no disk, no permission, no room is no mistake in the program.
 *
 * @returns `null` for any other error
 */
export function systemSentence(error: unknown): string | null {
  const reason = systemReason(error)
  if (reason === null || !isSystemError(error)) return null
  const deed = typeof error.syscall === 'string' ? (DEEDS[error.syscall] ?? error.syscall) : 'go on'
  const place = placeOf(error)
  return `cannot ${place === null && deed !== 'go on' ? `${deed} something` : deed}${place === null ? '' : ` ${place}`}: ${reason}`
}

/** The failure of the system that is behind an error, however often it was passed on; `null`: another kind of error. */
export function systemSentenceBehind(error: unknown): string | null {
  for (let one = error; typeof one === 'object' && one !== null; one = 'cause' in one ? one.cause : null) {
    const sentence = systemSentence(one)
    if (sentence !== null) return sentence
  }
  return null
}

/** Whether nothing stands at a path. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT')
}

/** Whether whoever reads our output has gone: `plimsoll status | head -1`. */
export function isClosedPipe(error: unknown): boolean {
  return hasCode(error, 'EPIPE')
}

function placeOf({ path, dest, address, port }: SystemError): string | null {
  if (typeof dest === 'string') return dest
  if (typeof path === 'string') return path
  return typeof address === 'string' ? `${address}${typeof port === 'number' ? `:${port}` : ''}` : null
}

function reasonOf(code: string) {
  if (Object.hasOwn(SYSTEM_REASONS, code)) return SYSTEM_REASONS[code]
  // SQLite says more by longer codes: SQLITE_IOERR_WRITE.
  const [family] = /^SQLITE_[A-Z]+/.exec(code) ?? []
  return family !== undefined && Object.hasOwn(SYSTEM_REASONS, family) ? SYSTEM_REASONS[family] : undefined
}

export function hasCode(error: unknown, code: string): boolean {
  return isSystemError(error) && error.code === code
}

/** No `instanceof`: errors of Node may come from another realm. */
function isSystemError(error: unknown): error is SystemError {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
}
