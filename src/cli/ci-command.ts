import { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import { outputOption } from './output-option.js'
import type { CiOptions } from './run-ci.js'

/** `plimsoll ci`: what a pull request needs, in one command. */
export function createCiCommand(io: CommandIo): Command {
  return new Command('ci')
    .description(
      'check what a pull request changes: the configuration, the generated files, their promtool tests, and with --live what runs and how often it would page',
    )
    .option(
      '--base <revision>',
      'what git calls the state before, such as origin/main: says what is promised otherwise',
    )
    .option('--live', 'ask Prometheus, Alertmanager and the daemon too', false)
    .option('--strict', 'treat remarks as mistakes', false)
    .option('--promtool <program>', 'which promtool runs the tests of the rules', 'promtool')
    .option('--days <count>', 'over how many days pages are replayed, with --live and --base', '30')
    .option('--summary <file>', 'add the summary in Markdown to a file; default: that of GITHUB_STEP_SUMMARY')
    .option('--sarif <file>', 'write what was found as SARIF into a file')
    .addOption(outputOption())
    .action(async (options: CiOptions, command: Command) => {
      const { runCi } = await import('./run-ci.js')
      await runCi(options, command, io)
    })
}
