import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { PingOptions, RunsOptions } from './run-ping.js'
import { serverOption } from './server-option.js'

/** `plimsoll ping list | new | runs`, through the daemon. */
export function createPingCommand(io: CommandIo): Command {
  return new Command('ping')
    .description('where jobs of backups say that they began, succeeded or failed, through the running daemon')
    .addCommand(listCommand(io))
    .addCommand(newCommand(io))
    .addCommand(runsCommand(io))
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list the secret address of every dataset with `source: ping`').action(
    async (options: PingOptions, command: Command) => {
      const { listPings } = await import('./run-ping.js')
      await listPings(options, command, io)
    },
  )
}

function newCommand(io: CommandIo): Command {
  return talking('new', 'give a dataset another secret address; the old one is worth nothing from then on')
    .argument('<dataset>', 'as SERVICE/DATASET')
    .action(async (dataset: string, options: PingOptions, command: Command) => {
      const { renewPing } = await import('./run-ping.js')
      await renewPing({ dataset, command }, options, io)
    })
}

function runsCommand(io: CommandIo): Command {
  return talking('runs', 'list the newest runs of the backups of a dataset')
    .argument('<dataset>', 'as SERVICE/DATASET')
    .option('--limit <count>', 'how many at most, up to 500', '20')
    .action(async (dataset: string, options: RunsOptions, command: Command) => {
      const { listRuns } = await import('./run-ping.js')
      await listRuns({ dataset, command }, options, io)
    })
}
