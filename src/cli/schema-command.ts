import { Command, Option } from 'commander'
import { FILE_KINDS, jsonSchemaOf } from '../config/json-schemas.js'
import type { FileKind } from '../config/json-schemas.js'
import type { CommandIo } from './command-io.js'

export function createSchemaCommand(io: CommandIo): Command {
  return new Command('schema')
    .description('print the JSON Schema of the configuration, for editors')
    .addOption(new Option('--kind <kind>', 'which file it describes').choices(FILE_KINDS).default('root'))
    .action(({ kind }: { kind: FileKind }) => {
      io.stdout.write(`${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`)
    })
}
