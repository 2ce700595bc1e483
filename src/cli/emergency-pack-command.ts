import { Command } from 'commander'
import type { Config } from '../config/config.js'
import type { CommandIo } from '../terminal/command-io.js'
import type { EmergencyPackOptions } from './run-emergency-pack.js'

/** `plimsoll emergency-pack`. */
export function createEmergencyPackCommand(io: CommandIo, load: (command: Command) => Promise<Config>): Command {
  return new Command('emergency-pack')
    .description('write everything that is needed when nothing works into one HTML file and one PDF')
    .option('--out <dir>', 'folder that gets the files', '.')
    .option(
      '--encrypt-to <key...>',
      'public keys of age; the files can then be read with one of the private keys alone',
    )
    .option('--passphrase-file <file>', 'a file with words without which the files cannot be read')
    .action(async (options: EmergencyPackOptions, command: Command) => {
      const { runEmergencyPack } = await import('./run-emergency-pack.js')
      await runEmergencyPack(await load(command), options, io)
    })
}
