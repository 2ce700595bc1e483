import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import { collectPart } from './only-option.js'
import type { DiffOptions } from './run-diff.js'

/** `plimsoll diff`: whether what runs is what is written. */
export function createDiffCommand(io: CommandIo): Command {
  return new Command('diff')
    .description('compare what would be generated with what Prometheus and Alertmanager have loaded')
    .addOption(outputOption())
    .option(
      '--only <parts>',
      '`rules`, `alertmanager`, services, or several with commas; `alertmanager.routes` where the file is yours',
      collectPart,
    )
    .option('--ignore-extra', 'say nothing of groups that look like ours but are not generated here')
    .addHelpText('after', '\nExit codes: 0 the same, 1 something differs or fails, 2 somebody did not answer.')
    .action(async (options: DiffOptions, command: Command) => {
      const { runDiff } = await import('./run-diff.js')
      await runDiff(options, command, io)
    })
}
