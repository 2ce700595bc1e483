import { Command, Option } from 'commander'
import { CONTROL_STATUSES, CONTROLS } from '../control/control-names.js'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { ControlsOptions } from './run-controls.js'
import { serverOption } from './server-option.js'

/** `plimsoll controls`. */
export function createControlsCommand(io: CommandIo): Command {
  return new Command('controls')
    .description('say what has to be so of each dataset, whether it is, by what evidence and until when')
    .option('--service <name>', 'of one service only')
    .option('--dataset <name>', 'of datasets of this name only')
    .addOption(new Option('--control <name>', 'only that control').choices(CONTROLS))
    .addOption(new Option('--status <status>', 'only those that stand so').choices(CONTROL_STATUSES))
    .addOption(serverOption())
    .addOption(outputOption())
    .action(async (options: ControlsOptions, command: Command) => {
      const { runControls } = await import('./run-controls.js')
      await runControls(options, command, io)
    })
}
