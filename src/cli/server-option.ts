import { Option, type Command } from 'commander'
import { UsageError } from '../shared/app-error.js'
import type { CommandIo } from '../terminal/command-io.js'
import { loadCommandConfig } from './config-option.js'

/** Names the daemon that a command talks to. */
export function serverOption(): Option {
  const fallback = 'default: PLIMSOLL_SERVER, else `server.listen` of the configuration'
  return new Option('--server <url>', `the daemon (${fallback})`)
}

/** The address given, else where the configuration says that the daemon listens. */
export async function serverOf(
  { server }: { readonly server?: string },
  command: Command,
  io: CommandIo,
): Promise<string> {
  const given = server ?? io.env['PLIMSOLL_SERVER'] ?? ''
  if (given === '') {
    const { host, port } = (await loadCommandConfig(command, io)).server
    return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  }
  if (!/^https?:\/\//.test(given) || !URL.canParse(given)) {
    throw new UsageError(`expected a URL such as http://127.0.0.1:9580, not ${given}`)
  }
  return given
}
