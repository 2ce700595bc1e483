import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { ServeOptions } from './run-serve.js'

const LEVELS = ['debug', 'info', 'warn', 'error'] as const

export function createServeCommand(io: CommandIo): Command {
  return new Command('serve')
    .description(
      'run the daemon: ledger, status, metrics and reports by schedule, until SIGTERM or SIGINT; SIGHUP reads the configuration anew',
    )
    .addOption(new Option('--log-level <level>', 'what to log').choices(LEVELS).default('info'))
    .option('--standby', 'where another daemon works with the store, wait until it is gone, and take over', false)
    .action(async (options: ServeOptions, command: Command) => {
      const { runServe } = await import('./run-serve.js')
      await runServe(options, command, io)
    })
}
