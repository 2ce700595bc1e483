import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Role } from '../access/roles.js'
import { UsageError } from '../shared/app-error.js'
import { nameField } from '../shared/fields.js'
import { hasCode } from '../shared/system-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { checkInput } from './check-input.js'

export interface NewTokenOptions {
  readonly name: string
  readonly role: Role
  readonly file?: string
  readonly force?: true
}

/** 256 bits: nobody guesses that. */
const TOKEN_BYTES = 32

/** Writes a token that only its owner can read, and prints what lets it in. Throws `UsageError` where the file is there already. */
export function newToken({ name, role, file, force }: NewTokenOptions, command: Command, io: CommandIo): void {
  checkInput(nameField, name)
  const folder = dirname(resolve(io.cwd, command.optsWithGlobals<{ readonly config: string }>().config))
  const path = file === undefined ? join(folder, 'secrets', name) : resolve(io.cwd, file)
  // By its beginning whoever looks for secrets in a repository knows it.
  writeSecret(path, `plimsoll_${randomBytes(TOKEN_BYTES).toString('base64url')}\n`, force === true)
  const within = relative(folder, path)
  const written = within.startsWith('..') || isAbsolute(within) ? path : within
  io.stdout.write(
    ['server:', '  tokens:', `    - { name: ${name}, role: ${role}, token_file: ${JSON.stringify(written)} }`, ''].join(
      '\n',
    ),
  )
  io.stderr.write(`${relative(io.cwd, path)} holds the token. Put these lines into the root file, and reload.\n`)
}

/** At no instant can somebody else read it, or find half of it. */
function writeSecret(path: string, text: string, overwrites: boolean): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const beside = `${path}.${process.pid}.new`
  writeFileSync(beside, text, { mode: 0o600, flag: 'wx' })
  try {
    if (overwrites) renameSync(beside, path)
    else linkSync(beside, path)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    throw new UsageError(`${path} is there already: choose another --file, or write over it with --force`)
  } finally {
    rmSync(beside, { force: true })
  }
}
