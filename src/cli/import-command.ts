import { Command, Option } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'
import type { ImportOptions } from './run-import.js'

/** `plimsoll import`: files of Sloth, Pyrra and OpenSLO rewritten in our language, with what became of each field. */
export function createImportCommand(io: CommandIo): Command {
  return new Command('import')
    .description('rewrite files of Sloth, Pyrra and OpenSLO as service files, and say what cannot be carried over')
    .argument('<files...>', 'files that belong together')
    .option('--out <dir>', 'folder that gets a file for each service; default: print them')
    .option(
      '--period <duration>',
      'period of SLOs of Sloth, whose files have none; default: that of a document AlertWindows beside them, else 30d',
    )
    .option('--service <name>', 'service of these SLOs, in the place of the one in the files')
    .addOption(new Option('--output <format>', 'how to print').choices(['yaml', 'json']).default('yaml'))
    .action(async (files: string[], options: ImportOptions, command: Command) => {
      const { runImport } = await import('./run-import.js')
      await runImport({ files, options, command }, io)
    })
}
