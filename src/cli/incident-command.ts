import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { ActOptions, IncidentOptions, ListOptions } from './run-incident.js'
import { serverOption } from './server-option.js'

/** `plimsoll incident list | show | ack | resolve`, through the daemon. */
export function createIncidentCommand(io: CommandIo): Command {
  return new Command('incident')
    .description('look at incidents and act on them, through the running daemon')
    .addCommand(listCommand(io))
    .addCommand(showCommand(io))
    .addCommand(ackCommand(io))
    .addCommand(resolveCommand(io))
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list incidents, newest first')
    .option('--open', 'leave out what is resolved')
    .option('--service <name>', 'of one service')
    .option('--limit <count>', 'how many at most, up to 100', '20')
    .action(async (options: ListOptions, command: Command) => {
      const { listIncidents } = await import('./run-incident.js')
      await listIncidents(options, command, io)
    })
}

function showCommand(io: CommandIo): Command {
  return talking('show', 'show one incident with its timeline and alerts')
    .argument('<incident>', 'its number or id')
    .action(async (incident: string, options: IncidentOptions, command: Command) => {
      const { showIncident } = await import('./run-incident.js')
      await showIncident({ incident, command }, options, io)
    })
}

function ackCommand(io: CommandIo): Command {
  return acting('ack', 'say that you are at it; the first acknowledgement counts', io).action(
    async (incident: string, options: ActOptions, command: Command) => {
      const { actOnIncident } = await import('./run-incident.js')
      await actOnIncident({ incident, command, action: 'acknowledge' }, options, io)
    },
  )
}

interface ResolveOptions extends ActOptions {
  readonly falsePositive?: boolean
}

function resolveCommand(io: CommandIo): Command {
  return acting('resolve', 'close an incident; where no recovery was measured, it is now', io)
    .option('--false-positive', 'nothing was wrong: it leaves the statistics')
    .action(async (incident: string, options: ResolveOptions, command: Command) => {
      const { actOnIncident } = await import('./run-incident.js')
      const action = options.falsePositive === true ? 'false-positive' : 'resolve'
      await actOnIncident({ incident, command, action }, options, io)
    })
}

function acting(name: string, description: string, io: CommandIo): Command {
  return talking(name, description)
    .argument('<incident>', 'its number or id')
    .addOption(byOption(io))
    .option('--note <text>', 'what others should know')
}
