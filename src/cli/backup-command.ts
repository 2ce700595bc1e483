import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { EvaluateOptions } from './run-backup-evaluate.js'
import type { WrapOptions } from './run-backup-wrap.js'

/** `plimsoll backup evaluate | wrap`. */
export function createBackupCommand(io: CommandIo): Command {
  return new Command('backup')
    .description('judge backups, and run those that tell of themselves')
    .addCommand(evaluateCommand(io))
    .addCommand(wrapCommand(io))
    .addCommand(deliverCommand(io))
}

function evaluateCommand(io: CommandIo): Command {
  return new Command('evaluate')
    .description('what if: judge a dataset by what was heard of its backups, both in a file')
    .argument('<file>', 'dataset with events, JSON or YAML')
    .addOption(outputOption())
    .action(async (file: string, options: EvaluateOptions) => {
      const { runBackupEvaluate } = await import('./run-backup-evaluate.js')
      runBackupEvaluate(file, options, io)
    })
}

function wrapCommand(io: CommandIo): Command {
  return new Command('wrap')
    .description(
      'run a backup and tell the daemon of it: start, end, exit status, bytes; what it writes goes on to where it would go',
    )
    .argument('[command...]', 'behind `--`: a program and its arguments')
    .requiredOption('--dataset <name>', 'SERVICE/DATASET, or DATASET where no other has its name')
    .option(
      '--url <url>',
      'address of its pings; default: PLIMSOLL_PING_URL, else PLIMSOLL_SERVER with PLIMSOLL_PING_KEY_FILE',
    )
    .option('--shell <line>', 'a line for bash in place of a program: a failure of any part of its last pipe counts')
    .option(
      '--end-marker <text>',
      'what must stand at the end of its output; pg_dump, pg_dumpall, mysqldump and mariadb-backup stand for theirs',
    )
    .option('--min-size <bytes>', 'how much it must write at least, such as 10M')
    .option(
      '--spool <folder>',
      'where runs wait that could not be told of; default: PLIMSOLL_SPOOL, else ~/.local/state/plimsoll/spool',
    )
    .action(async (args: readonly string[], options: WrapOptions) => {
      const { runBackupWrap } = await import('./run-backup-wrap.js')
      await runBackupWrap(args, options, io)
    })
}

function deliverCommand(io: CommandIo): Command {
  return new Command('deliver')
    .description('tell the daemon of runs that wait in the spool')
    .option('--spool <folder>', 'where they wait; default as of wrap')
    .action(async (options: Pick<WrapOptions, 'spool'>) => {
      const { runBackupDeliver } = await import('./run-backup-wrap.js')
      await runBackupDeliver(options, io)
    })
}
