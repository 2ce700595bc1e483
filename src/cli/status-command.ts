import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { StatusOptions } from './run-status.js'
import { serverOption } from './server-option.js'

export function createStatusCommand(io: CommandIo): Command {
  return new Command('status')
    .description('show how objectives, agreements, datasets and incidents stand, as the running daemon sees it')
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (options: StatusOptions, command: Command) => {
      const { runStatus } = await import('./run-status.js')
      await runStatus(options, command, io)
    })
}
