import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { byOption } from './author-option.js'
import { outputOption } from './output-option.js'
import type { GateOptions } from './run-gate.js'
import { serverOption } from './server-option.js'

/** `plimsoll gate SERVICE`. */
export function createGateCommand(io: CommandIo): Command {
  return new Command('gate')
    .description('say whether a release of a service may go out, and why; ends with 1 where it may not')
    .argument('<service>', 'name of the service')
    .addOption(new Option('--override', 'open it for a while, whatever closes it; needs --reason'))
    .option('--reason <text>', 'why it is opened')
    .option('--for <duration>', 'how long it is opened (default: 1h)')
    .addOption(byOption(io))
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (service: string, options: GateOptions, command: Command) => {
      const { runGate } = await import('./run-gate.js')
      await runGate(service, options, { command, io })
    })
}
