import type { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption, type OutputOptions } from './output-option.js'
import { serverOption } from './server-option.js'

/** Where something is said, and how the answer is printed. */
export interface DeskOptions extends OutputOptions {
  readonly server?: string
  readonly store?: true
}

/** What is said of a stretch of time. */
export interface SayingOptions extends DeskOptions {
  readonly from: string
  readonly to: string
  readonly announced?: string
  readonly reason: string
  readonly evidence?: string
  readonly by?: string
  readonly anyway?: true
}

/** Options of every command that goes to the desk. */
export function goingToDesk(command: Command): Command {
  return command
    .addOption(serverOption())
    .option('--store', 'work on the store of the configuration, without a daemon')
    .addOption(outputOption())
}

/** Options of every command that says something of a stretch of time. */
export function saying(command: Command, io: CommandIo): Command {
  return goingToDesk(command)
    .requiredOption('--from <time>', 'when it begins: such as 2026-12-05T01:00:00+01:00, now, now-2h')
    .requiredOption('--to <time>', 'when it ends')
    .option('--announced <time>', 'when those concerned were told; leave it out where nobody says')
    .requiredOption('--reason <text>', 'why, for people')
    .option('--evidence <text>', 'a link or a text that shows it')
    .addOption(byOption(io))
    .option('--anyway', 'enter it also where no agreement would leave it out')
}
