import { Command } from 'commander'
import type { ListOptions } from '../maintenance/list-maintenance.js'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import { saying } from './exclusion-options.js'
import type { AddMaintenanceOptions, ListMaintenanceOptions } from './run-maintenance.js'

/** `plimsoll maintenance`, which lists, and `plimsoll maintenance add`. */
export function createMaintenanceCommand(io: CommandIo): Command {
  return new Command('maintenance')
    .description('list planned maintenance, or enter some')
    .addCommand(listCommand(io), { isDefault: true })
    .addCommand(addCommand(io))
}

function listCommand(io: CommandIo): Command {
  return new Command('list')
    .description('list what takes place now and in the next 30 days, of the configuration and of what was entered')
    .option('--server <url>', 'what the daemon there knows, in place of the configuration and its store')
    .addOption(outputOption())
    .action(async (options: ListOptions & ListMaintenanceOptions, command: Command) => {
      const { listMaintenance } = await import('./run-maintenance.js')
      await listMaintenance(options, command, io)
    })
}

function addCommand(io: CommandIo): Command {
  const command = new Command('add')
    .description('enter planned work, effective at once: its alerts are muted at Alertmanager')
    .requiredOption('--name <name>', 'what the work is called')
    .requiredOption('--services <list>', 'services concerned, by commas; `all` for all of them')
    .option('--emergency', 'work that could not be planned')
  return saying(command, io).action(async (options: AddMaintenanceOptions, self: Command) => {
    const { addMaintenance } = await import('./run-maintenance.js')
    await addMaintenance(options, self, io)
  })
}
