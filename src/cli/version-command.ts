import { Command } from 'commander'
import { plimsollVersion } from '../shared/version-files.js'
import type { CommandIo } from '../terminal/command-io.js'

export function versionLine(): string {
  return `plimsoll ${plimsollVersion()} (Node ${process.versions.node})`
}

export function createVersionCommand(io: CommandIo): Command {
  return new Command('version').description('print the version').action(() => {
    io.stdout.write(`${versionLine()}\n`)
  })
}
