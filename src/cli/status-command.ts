import { Command, Option } from 'commander'
import { UsageError } from '../shared/app-error.js'
import { coloursFor } from './colours.js'
import type { CommandIo } from './command-io.js'
import { loadCommandConfig } from './config-option.js'
import { fetchStatus } from './fetch-status.js'
import { renderStatusScreen } from './status-screen.js'

interface Options {
  readonly output: 'text' | 'json'
  readonly server?: string
}

/** The address given, else where the configuration says that the daemon listens. */
async function serverOf({ server }: Options, command: Command, io: CommandIo): Promise<string> {
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

export function createStatusCommand(io: CommandIo): Command {
  return new Command('status')
    .description('show how objectives, agreements and datasets stand, as the running daemon sees it')
    .option('--server <url>', 'the daemon (default: PLIMSOLL_SERVER, else `server.listen` of the configuration)')
    .addOption(new Option('--output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (options: Options, command: Command) => {
      const answer = await fetchStatus(await serverOf(options, command, io))
      const colours = coloursFor(io.stdout, io.env)
      io.stdout.write(
        options.output === 'json'
          ? `${JSON.stringify(answer, null, 2)}\n`
          : renderStatusScreen(answer, { now: io.clock(), colours }),
      )
    })
}
