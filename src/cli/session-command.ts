import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { EndSessionsOptions, SessionOptions } from './run-session.js'
import { serverOption } from './server-option.js'

/** `plimsoll session list | end`, through the daemon. */
export function createSessionCommand(io: CommandIo): Command {
  return new Command('session')
    .description('who is signed in by a browser, and how an admin ends that, through the running daemon')
    .addCommand(listCommand(io))
    .addCommand(endCommand(io))
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list every session that goes on').action(
    async (options: SessionOptions, command: Command) => {
      const { listSessions } = await import('./run-session.js')
      await listSessions(options, command, io)
    },
  )
}

function endCommand(io: CommandIo): Command {
  return talking('end', 'end a session, or all of a person; they have to sign in again')
    .argument('[id]', 'number of the session, as the list has it')
    .option('--name <name>', 'everybody who acts by this name, instead of a number')
    .action(async (id: string | undefined, options: EndSessionsOptions, command: Command) => {
      const { endSessions } = await import('./run-session.js')
      await endSessions({ id, command }, options, io)
    })
}
