import { Command, Option } from 'commander'
import { STAGES } from '../publication/publication.js'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { ListPublicationsOptions, PublishOptions, ResolveOptions, TakeBackOptions, UpdateOptions } from './run-publish.js' // oxfmt-ignore
import { serverOption } from './server-option.js'

/** `plimsoll publish open | update | resolve | withdraw | list`, through the daemon. */
export function createPublishCommand(io: CommandIo): Command {
  return new Command('publish')
    .description('tell strangers on the status page what is wrong, through the running daemon')
    .addCommand(openCommand(io))
    .addCommand(updateCommand(io))
    .addCommand(resolveCommand(io))
    .addCommand(withdrawCommand(io))
    .addCommand(listCommand(io))
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}

const SERVICE = '--service <id=state...>'
const SERVICE_HELP = 'how a service is, by its id on the page: operational, degraded, partial_outage or major_outage'

function openCommand(io: CommandIo): Command {
  return talking('open', 'publish that something is wrong')
    .requiredOption('--title <text>', 'what is wrong, in the words of users')
    .requiredOption(SERVICE, SERVICE_HELP)
    .requiredOption('--message <text>', 'what readers are told')
    .addOption(new Option('--status <status>', 'how far you have come').choices(STAGES).default('investigating'))
    .option('--started <time>', 'when it began for users, such as now-20m; default: now')
    .option('--incident <number>', 'the incident behind it; readers are not told')
    .addOption(byOption(io))
    .action(async (options: PublishOptions, command: Command) => {
      const { openPublication } = await import('./run-publish.js')
      await openPublication(options, command, io)
    })
}

function updateCommand(io: CommandIo): Command {
  const stages = STAGES.filter((stage) => stage !== 'resolved')
  return about(talking('update', 'say what is new'))
    .requiredOption('--message <text>', 'what readers are told')
    .addOption(new Option('--status <status>', 'how far you have come; default: as before').choices(stages))
    .option(SERVICE, `${SERVICE_HELP}; others stay as they were`)
    .addOption(byOption(io))
    .action(async (id: string, options: UpdateOptions, command: Command) => {
      const { updatePublication } = await import('./run-publish.js')
      await updatePublication({ id, command }, options, io)
    })
}

function resolveCommand(io: CommandIo): Command {
  return about(talking('resolve', 'say that it is over, and all is well'))
    .requiredOption('--message <text>', 'what readers are told')
    .addOption(byOption(io))
    .action(async (id: string, options: ResolveOptions, command: Command) => {
      const { resolvePublication } = await import('./run-publish.js')
      await resolvePublication({ id, command }, options, io)
    })
}

function withdrawCommand(io: CommandIo): Command {
  return about(talking('withdraw', 'take off the page what was a mistake; the record stays'))
    .requiredOption('--reason <text>', 'why; readers are not told')
    .addOption(byOption(io))
    .action(async (id: string, options: TakeBackOptions, command: Command) => {
      const { withdrawPublication } = await import('./run-publish.js')
      await withdrawPublication({ id, command }, options, io)
    })
}

function about(command: Command): Command {
  return command.argument('<number>', 'number of the publication')
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list what was published, newest first')
    .option('--open', 'leave out what is over')
    .action(async (options: ListPublicationsOptions, command: Command) => {
      const { listPublications } = await import('./run-publish.js')
      await listPublications(options, command, io)
    })
}
