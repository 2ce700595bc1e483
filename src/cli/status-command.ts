import { Command, Option } from 'commander'
import { coloursFor } from './colours.js'
import type { CommandIo } from './command-io.js'
import { fetchStatus } from './fetch-status.js'
import { serverOf, serverOption } from './server-option.js'
import { renderStatusScreen } from './status-screen.js'

interface Options {
  readonly output: 'text' | 'json'
  readonly server?: string
}

export function createStatusCommand(io: CommandIo): Command {
  return new Command('status')
    .description('show how objectives, agreements, datasets and incidents stand, as the running daemon sees it')
    .addOption(serverOption())
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
