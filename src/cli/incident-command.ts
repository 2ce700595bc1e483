import { Command, Option } from 'commander'
import { incidentAnswer, incidentPageAnswer, type IncidentAnswer } from '../incident/incident-answer.js'
import { UsageError } from '../shared/app-error.js'
import { askDaemon } from './ask-daemon.js'
import { coloursFor } from './colours.js'
import type { CommandIo } from './command-io.js'
import { renderIncident, renderIncidentList } from './incident-screen.js'
import { serverOf, serverOption } from './server-option.js'

interface Options {
  readonly output: 'text' | 'json'
  readonly server?: string
}

interface ListOptions extends Options {
  readonly service?: string
  readonly open?: boolean
  readonly limit: string
}

interface ActOptions extends Options {
  readonly by?: string
  readonly note?: string
  readonly falsePositive?: boolean
}

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
  return new Command(name)
    .description(description)
    .addOption(serverOption())
    .addOption(new Option('--output <format>', 'how to print').choices(['text', 'json']).default('text'))
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list incidents, newest first')
    .option('--open', 'leave out what is resolved')
    .option('--service <name>', 'of one service')
    .option('--limit <count>', 'how many at most, up to 100', '20')
    .action(async (options: ListOptions, command: Command) => {
      const query = new URLSearchParams({
        limit: options.limit,
        state: options.open === true ? 'unresolved' : 'all',
        ...(options.service === undefined ? {} : { service: options.service }),
      })
      const server = await serverOf(options, command, io)
      const path = `/api/v1/incidents?${query.toString()}`
      const page = await askDaemon({ server, path, answer: incidentPageAnswer })
      const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
      io.stdout.write(
        options.output === 'json' ? `${JSON.stringify(page, null, 2)}\n` : renderIncidentList(page.items, look),
      )
    })
}

function showCommand(io: CommandIo): Command {
  return talking('show', 'show one incident with its timeline and alerts')
    .argument('<incident>', 'its number or id')
    .action(async (incident: string, options: Options, command: Command) => {
      const server = await serverOf(options, command, io)
      print(io, options, await askDaemon({ server, path: pathOf(incident), answer: incidentAnswer }))
    })
}

function ackCommand(io: CommandIo): Command {
  return acting('ack', 'say that you are at it; the first acknowledgement counts', io).action(
    async (incident: string, options: ActOptions, command: Command) => {
      print(io, options, await act(io, command, { incident, options, action: 'acknowledge' }))
    },
  )
}

function resolveCommand(io: CommandIo): Command {
  return acting('resolve', 'close an incident; where no recovery was measured, it is now', io)
    .option('--false-positive', 'nothing was wrong: it leaves the statistics')
    .action(async (incident: string, options: ActOptions, command: Command) => {
      const action = options.falsePositive === true ? 'false-positive' : 'resolve'
      print(io, options, await act(io, command, { incident, options, action }))
    })
}

function acting(name: string, description: string, io: CommandIo): Command {
  return talking(name, description)
    .argument('<incident>', 'its number or id')
    .addOption(new Option('--by <name>', 'who you are').default(io.env['USER'], 'USER'))
    .option('--note <text>', 'what others should know')
}

interface Deed {
  readonly incident: string
  readonly options: ActOptions
  readonly action: 'acknowledge' | 'resolve' | 'false-positive'
}

async function act(io: CommandIo, command: Command, { incident, options, action }: Deed): Promise<IncidentAnswer> {
  const { by, note } = options
  if (by === undefined || by === '') throw new UsageError('say who you are: --by <name>')
  const server = await serverOf(options, command, io)
  const body = note === undefined ? { by } : { by, note }
  return askDaemon({ server, path: `${pathOf(incident)}/${action}`, answer: incidentAnswer, body })
}

function pathOf(incident: string): string {
  return `/api/v1/incidents/${encodeURIComponent(incident.replace(/^#/, ''))}`
}

function print(io: CommandIo, { output }: Options, incident: IncidentAnswer): void {
  const look = { now: io.clock(), colours: coloursFor(io.stdout, io.env) }
  io.stdout.write(output === 'json' ? `${JSON.stringify(incident, null, 2)}\n` : renderIncident(incident, look))
}
