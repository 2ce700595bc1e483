import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { AddActionOptions, ChangeActionOptions, CloseActionOptions, ListActionsOptions } from './run-action.js'
import { serverOption } from './server-option.js'

/** `plimsoll action list | add | change | done | drop`, through the daemon. */
export function createActionCommand(io: CommandIo): Command {
  return new Command('action')
    .description('what shall be done so that incidents do not come again, through the running daemon')
    .addCommand(listCommand(io))
    .addCommand(addCommand(io))
    .addCommand(changeCommand(io))
    .addCommand(closeCommand('done', 'say that an item is done', io))
    .addCommand(closeCommand('drop', 'say that an item will not be done, and why', io))
}

function talking(name: string, description: string): Command {
  return new Command(name).description(description).addOption(serverOption()).addOption(outputOption())
}

function listCommand(io: CommandIo): Command {
  return talking('list', 'list action items, the first to be due first')
    .option('--state <state>', 'open, overdue, done, dropped or all', 'open')
    .option('--service <name>', 'of one service')
    .option('--owner <name>', 'of one owner')
    .option('--limit <count>', 'how many at most, up to 1000', '100')
    .action(async (options: ListActionsOptions, command: Command) => {
      const { listActions } = await import('./run-action.js')
      await listActions(options, { command, io })
    })
}

function addCommand(io: CommandIo): Command {
  return talking('add', 'note what shall be done')
    .argument('<incident>', 'number or id of the incident')
    .argument('<text>', 'what shall be done')
    .requiredOption('--owner <name>', 'who sees to it')
    .requiredOption('--due <day>', 'the last day on which it is in time, such as 2026-12-24')
    .addOption(byOption(io))
    .action(async (...[incident, text, options, command]: [string, string, AddActionOptions, Command]) => {
      const { addAction } = await import('./run-action.js')
      await addAction({ incident, text }, options, { command, io })
    })
}

function changeCommand(io: CommandIo): Command {
  return talking('change', 'say otherwise what shall be done, by whom, or up to which day')
    .argument('<number>', 'number of the item')
    .option('--text <text>', 'what shall be done')
    .option('--owner <name>', 'who sees to it')
    .option('--due <day>', 'the last day on which it is in time')
    .addOption(byOption(io))
    .action(async (number: string, options: ChangeActionOptions, command: Command) => {
      const { changeAction } = await import('./run-action.js')
      await changeAction(number, options, { command, io })
    })
}

function closeCommand(name: 'done' | 'drop', description: string, io: CommandIo): Command {
  const closing = talking(name, description).argument('<number>', 'number of the item')
  const [flag, about] = ['--note <text>', name === 'done' ? 'what was done' : 'why it will not be done'] as const
  const noted = name === 'done' ? closing.option(flag, about) : closing.requiredOption(flag, about)
  return noted.addOption(byOption(io)).action(async (number: string, options: CloseActionOptions, command: Command) => {
    const { closeAction } = await import('./run-action.js')
    await closeAction({ number, deed: name }, options, { command, io })
  })
}
