import { Command } from 'commander'
import { versionLine } from './version-command.js'
import { defaultConfigFile, loadCommandConfig } from './config-option.js'
import { commands } from './commands.js'
import type { CommandIo } from '../terminal/command-io.js'

/** The command line as a whole. Usage errors are thrown as `CommanderError`; `runProgram` turns failures into exit codes. */
export function createProgram(io: CommandIo): Command {
  const program = new Command('plimsoll')
    .description('From reviewed YAML to Prometheus rules, a ledger, a verdict and a report by mail.')
    .version(versionLine(), '--version', 'print the version')
    .option('--config <file>', 'root file of the configuration', defaultConfigFile)
    .option('--lenient', 'go on where files of Sloth, Pyrra and OpenSLO hold what has no place here', false)
    .option('--allow-empty', 'go on where the configuration has no service at all', false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .showHelpAfterError('(plimsoll --help shows what there is)')
  const load = (command: Command) => loadCommandConfig(command, io)
  for (const create of commands) program.addCommand(inheriting(create(io, load), program))
  return program
}

/** Commands made elsewhere, and those within them, do not inherit by themselves what the program set: they would end the process. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent)
  for (const inner of command.commands) inheriting(inner, command)
  return command
}
