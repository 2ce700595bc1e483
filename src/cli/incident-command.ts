import { Command, Option } from 'commander'
import { INCIDENT_STAGES } from '../incident/incident.js'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { ActOptions, IncidentOptions, ListOptions, OpenOptions } from './run-incident.js'
import type { IncidentReportOptions } from './run-incident-report.js'
import { serverOption } from './server-option.js'

/** `plimsoll incident list | show | open | ack | resolve | update | role | class | severity | milestone | merge | unmerge | report`, through the daemon. */
export function createIncidentCommand(io: CommandIo): Command {
  return new Command('incident')
    .description('look at incidents and act on them, through the running daemon')
    .addCommand(listCommand(io))
    .addCommand(showCommand(io))
    .addCommand(openCommand(io))
    .addCommand(ackCommand(io))
    .addCommand(resolveCommand(io))
    .addCommand(updateCommand(io))
    .addCommand(roleCommand(io))
    .addCommand(classCommand(io))
    .addCommand(severityCommand(io))
    .addCommand(milestoneCommand(io))
    .addCommand(mergeCommand(io))
    .addCommand(unmergeCommand(io))
    .addCommand(reportCommand(io))
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list incidents, newest first')
    .option('--open', 'leave out what is resolved')
    .option('--service <name>', 'of one service')
    .option('--team <name>', 'of the services of one team')
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

function reportCommand(io: CommandIo): Command {
  return new Command('report')
    .description('print what was learned of an incident, or write it into a file')
    .argument('<incident>', 'its number or id')
    .addOption(serverOption())
    .option('--format <format>', 'md, txt, html or pdf', 'md')
    .option('--out <file>', 'where to write it')
    .action(async (incident: string, options: IncidentReportOptions, command: Command) => {
      const { printIncidentReport } = await import('./run-incident-report.js')
      await printIncidentReport({ incident, command }, options, io)
    })
}

function openCommand(io: CommandIo): Command {
  const command = talking('open', 'open an incident that no alert tells of; it ends when a person resolves it')
    .argument('<service>', 'name of the service')
    .argument('<title>', 'what is wrong, in a few words')
    .addOption(new Option('--severity <severity>', 'how urgent it is').choices(['page', 'ticket']).default('page'))
    .option('--since <instant>', 'since when the service is bad, such as 2026-11-20T11:30:00Z or now-10m')
    .option('--note <text>', 'what others should know')
    .addOption(byOption(io))
  return command.action(async (service: string, title: string, options: OpenOptions) => {
    const { openIncident } = await import('./run-incident.js')
    await openIncident({ service, title, command }, options, io)
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

interface UpdateOptions extends ActOptions {
  readonly status?: string
}

function updateCommand(io: CommandIo): Command {
  const command = plainly('update', 'tell the others something; it stands in the timeline', io)
    .argument('<text>', 'what they should know')
    .addOption(new Option('--status <status>', 'how far you have come').choices(INCIDENT_STAGES))
  return command.action(async (incident: string, text: string, options: UpdateOptions) => {
    const { actOnIncident } = await import('./run-incident.js')
    await actOnIncident({ incident, command, action: 'update', words: [text, options.status] }, options, io)
  })
}

function roleCommand(io: CommandIo): Command {
  return saying('role', 'say who has which role', io)
    .argument('<role>', 'commander, technical_lead, communications or on_call')
    .argument('[person]', 'who has it from now on; nobody where this is left out')
}

function classCommand(io: CommandIo): Command {
  return saying('class', 'say what kind of failure it was', io).argument(
    '[class]',
    'application, infrastructure or human; not said any more where this is left out',
  )
}

function severityCommand(io: CommandIo): Command {
  return saying('severity', 'say how urgent it is, whatever its alerts say', io)
    .argument('<severity>', 'page or ticket')
    .option('--note <text>', 'why it is changed')
}

function milestoneCommand(io: CommandIo): Command {
  return saying('milestone', 'say when something was; what stood there before is kept', io)
    .argument('<milestone>', 'onset, detected, acknowledged, recovered or resolved')
    .argument('<instant>', 'when it was, such as 2026-11-20T11:30:00Z')
    .option('--note <text>', 'what others should know')
}

/** A command whose name is that of the action, and whose arguments after the incident are what is said. */
function saying(name: 'role' | 'class' | 'severity' | 'milestone', description: string, io: CommandIo): Command {
  const command = plainly(name, description, io)
  return command.action(async (incident: string) => {
    const { actOnIncident } = await import('./run-incident.js')
    const words = command.processedArgs.slice(1) as (string | undefined)[]
    await actOnIncident({ incident, command, action: name, words }, command.opts<ActOptions>(), io)
  })
}

function mergeCommand(io: CommandIo): Command {
  return acting('merge', 'make it part of another incident of the same service, which counts for both', io)
    .requiredOption('--into <incident>', 'number or id of the one that tells of both from now on')
    .action(async (incident: string, options: ActOptions & { readonly into: string }, command: Command) => {
      const { actOnIncident } = await import('./run-incident.js')
      await actOnIncident({ incident, command, action: 'merge', words: [options.into] }, options, io)
    })
}

function unmergeCommand(io: CommandIo): Command {
  return acting('unmerge', 'take it out of the incident that it is part of: both are what they were', io).action(
    async (incident: string, options: ActOptions, command: Command) => {
      const { actOnIncident } = await import('./run-incident.js')
      await actOnIncident({ incident, command, action: 'unmerge' }, options, io)
    },
  )
}

function plainly(name: string, description: string, io: CommandIo): Command {
  return talking(name, description).argument('<incident>', 'its number or id').addOption(byOption(io))
}

function acting(name: string, description: string, io: CommandIo): Command {
  return plainly(name, description, io).option('--note <text>', 'what others should know')
}
