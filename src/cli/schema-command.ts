import { Command, Option } from 'commander'
import { FILE_KINDS, type FileKind } from '../config/reference/file-kinds.js'
import type { CommandIo } from '../terminal/command-io.js'

export function createSchemaCommand(io: CommandIo): Command {
  return new Command('schema')
    .description('print the JSON Schema of the configuration, for editors')
    .addOption(new Option('--kind <kind>', 'which file it describes').choices(FILE_KINDS).default('root'))
    .action(async ({ kind }: { kind: FileKind }) => {
      const { jsonSchemaOf } = await import('../config/reference/json-schemas.js')
      io.stdout.write(`${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`)
    })
}
