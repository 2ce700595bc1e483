import { Command, Option } from 'commander'
import { ROLES } from '../access/roles.js'
import type { CommandIo } from '../terminal/command-io.js'
import type { NewTokenOptions } from './run-token-new.js'

/** `plimsoll token new`. */
export function createTokenCommand(io: CommandIo): Command {
  return new Command('token').description('make tokens for whoever asks the daemon').addCommand(newCommand(io))
}

function newCommand(io: CommandIo): Command {
  return new Command('new')
    .description('write a random token into a file, and print the lines of the configuration that let it in')
    .requiredOption('--name <name>', 'who acts by it, as it stands in the records')
    .addOption(new Option('--role <role>', 'what it is for').choices(ROLES).makeOptionMandatory())
    .option('--file <file>', 'where to write it; default: secrets/NAME beside the root file of the configuration')
    .option('--force', 'write over a file that is there: what it held is not valid any more')
    .action(async (options: NewTokenOptions, command: Command) => {
      const { newToken } = await import('./run-token-new.js')
      newToken(options, command, io)
    })
}
