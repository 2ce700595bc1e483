import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { DaemonAddress } from '../client/api-client.js'
import { reachedAt } from '../config/resolve/resolve-server.js'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'

export type { DaemonAddress }

/** Names the daemon that a command talks to. */
export function serverOption(): Option {
  const fallback = 'default: PLIMSOLL_SERVER, else `server.listen` of the configuration'
  return new Option('--server <url>', `the daemon (${fallback}); PLIMSOLL_TOKEN_FILE names the file of a token`)
}

/** The address given, else where the configuration says that the daemon listens; with the token of the environment. */
export async function serverOf(
  { server }: { readonly server?: string },
  command: Command,
  io: CommandIo,
): Promise<DaemonAddress> {
  const token = tokenOf(io)
  const given = server ?? io.env['PLIMSOLL_SERVER'] ?? ''
  if (given === '') return { url: reachedAt((await loadCommandConfig(command, io)).server), token }
  if (!/^https?:\/\//.test(given) || !URL.canParse(given)) {
    throw new UsageError(`expected a URL such as http://127.0.0.1:9580, not ${given}`)
  }
  return { url: given, token }
}

/** Of the lines of the file the first: the others are valid for the daemon only. */
function tokenOf({ env, cwd }: CommandIo): string | null {
  const file = env['PLIMSOLL_TOKEN_FILE'] ?? ''
  if (file === '') return null
  try {
    const lines = readFileSync(resolve(cwd, file), 'utf8').split('\n')
    const token = lines.map((line) => line.trim()).find((line) => line !== '')
    if (token === undefined) throw new UsageError(`the file ${file} of PLIMSOLL_TOKEN_FILE is empty`)
    return token
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(`the file ${file} of PLIMSOLL_TOKEN_FILE cannot be read`, { cause })
  }
}
