import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { InventoryOptions } from './run-inventory.js'
import { serverOption } from './server-option.js'

/** `plimsoll inventory`. */
export function createInventoryCommand(io: CommandIo): Command {
  return new Command('inventory')
    .description('say what exists and ought to be backed up, and what of it no dataset covers')
    .option('--inventory <name>', 'of one inventory only')
    .addOption(
      new Option('--coverage <state>', 'only what stands so').choices(['unknown', 'uncovered', 'excepted', 'covered']),
    )
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (options: InventoryOptions, command: Command) => {
      const { runInventory } = await import('./run-inventory.js')
      await runInventory(options, command, io)
    })
}
