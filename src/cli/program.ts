import { Command } from 'commander'
import { defaultConfigFile } from './config-option.js'
import type { CommandIo } from '../terminal/command-io.js'
import { createDiffCommand } from './diff-command.js'
import { createBacktestCommand } from './backtest-command.js'
import { createGenerateCommand } from './generate-command.js'
import { createImportCommand } from './import-command.js'
import { createIncidentCommand } from './incident-command.js'
import { createInitCommand } from './init-command.js'
import { createLedgerCommand } from './ledger-command.js'
import { createMaintenanceCommand } from './maintenance-command.js'
import { createReceiversCommand } from './receivers-command.js'
import { createReportCommand } from './report-command.js'
import { createSchemaCommand } from './schema-command.js'
import { createServeCommand } from './serve-command.js'
import { createStatusCommand } from './status-command.js'
import { createValidateCommand } from './validate-command.js'
import { createVersionCommand, versionLine } from './version-command.js'

/** One line per command: its factory. */
const COMMANDS: readonly ((io: CommandIo) => Command)[] = [
  createInitCommand,
  createValidateCommand,
  createGenerateCommand,
  createDiffCommand,
  createBacktestCommand,
  createImportCommand,
  createSchemaCommand,
  createServeCommand,
  createStatusCommand,
  createIncidentCommand,
  createReportCommand,
  createLedgerCommand,
  createReceiversCommand,
  createMaintenanceCommand,
  createVersionCommand,
]

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
  for (const create of COMMANDS) program.addCommand(inheriting(create(io), program))
  return program
}

/** Commands made elsewhere, and those within them, do not inherit by themselves what the program set: they would end the process. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent)
  for (const inner of command.commands) inheriting(inner, command)
  return command
}
