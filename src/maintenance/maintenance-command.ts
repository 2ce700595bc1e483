import { Command, Option } from 'commander'
import type { CreateCommand } from '../feature/command.js'
import type { MaintenancePlan, ListOptions } from './list-maintenance.js'

export const createMaintenanceCommand: CreateCommand<MaintenancePlan> = (io, load) =>
  new Command('maintenance')
    .description('list the planned maintenance of the configuration: what takes place now and in the next 30 days')
    .addOption(new Option('--output <format>', 'how to print').choices(['text', 'json']).default('text'))
    .action(async (options: ListOptions, command: Command) => {
      const { listMaintenance } = await import('./list-maintenance.js')
      listMaintenance(await load(command), options, io)
    })
