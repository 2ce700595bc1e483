import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { MaintenanceOptions } from './run-maintenance.js'

export function createMaintenanceCommand(io: CommandIo): Command {
  return new Command('maintenance')
    .description('list the planned maintenance of the configuration: what takes place now and in the next 30 days')
    .addOption(new Option('--output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (options: MaintenanceOptions, command: Command) => {
      const { runMaintenance } = await import('./run-maintenance.js')
      await runMaintenance(options, command, io)
    })
}
