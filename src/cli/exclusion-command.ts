import { Command, Option } from 'commander'
import { EXCLUSION_KINDS } from '../sla/terms.js'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { goingToDesk, saying, type DeskOptions } from './exclusion-options.js'
import type { AddExclusionOptions, ListExclusionsOptions, WithdrawOptions } from './run-exclusion.js'

/** `plimsoll exclusion add | list | withdraw`. */
export function createExclusionCommand(io: CommandIo): Command {
  return new Command('exclusion')
    .description('say which time does not count against agreements, and read what was said')
    .addCommand(addCommand(io))
    .addCommand(listCommand(io))
    .addCommand(withdrawCommand(io))
}

function addCommand(io: CommandIo): Command {
  const command = new Command('add')
    .description('say that time does not count, effective at once')
    .addOption(new Option('--kind <kind>', 'why it may not count').choices(EXCLUSION_KINDS).makeOptionMandatory())
    .requiredOption('--scope <list>', 'whom it concerns: services, and agreements as service/name, by commas')
  return saying(command, io).action(async (options: AddExclusionOptions, self: Command) => {
    const { addExclusion } = await import('./run-exclusion.js')
    await addExclusion(options, self, io)
  })
}

function listCommand(io: CommandIo): Command {
  const command = new Command('list')
    .description('list what was entered, withdrawn or not')
    .option('--from <time>', 'from when on; default: a year ago')
    .option('--to <time>', 'until when; default: in a year')
  return goingToDesk(command).action(async (options: ListExclusionsOptions, self: Command) => {
    const { listExclusions } = await import('./run-exclusion.js')
    await listExclusions(options, self, io)
  })
}

function withdrawCommand(io: CommandIo): Command {
  const command = new Command('withdraw')
    .description('take back what was entered, planned work too; what was said remains to be read')
    .argument('<number>', 'its number')
    .requiredOption('--reason <text>', 'why')
    .addOption(byOption(io))
  return goingToDesk(command).action(async (id: string, options: WithdrawOptions & DeskOptions, self: Command) => {
    const { withdrawExclusion } = await import('./run-exclusion.js')
    await withdrawExclusion({ id, command: self }, options, io)
  })
}
