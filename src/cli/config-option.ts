import { dirname, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Config } from '../config/config.js'
import type { CommandIo } from '../terminal/command-io.js'

interface Globals {
  readonly config: string
  readonly lenient: boolean
  readonly allowEmpty: boolean
}

export const defaultConfigFile = 'config/plimsoll.yaml'

/** Loads what the global option `--config` names. Throws `ConfigError`, which `runProgram` prints. */
export async function loadCommandConfig(command: Command, io: CommandIo): Promise<Config> {
  const { loadConfig } = await import('../config/load-config-files.js')
  const { config, lenient, allowEmpty } = command.optsWithGlobals<Globals>()
  const loaded = await loadConfig({ file: config, env: io.env, cwd: io.cwd, lenient, allowEmpty })
  const folder = dirname(resolve(io.cwd, config))
  filesRead.set(
    io,
    loaded.files.map((file) => relative(io.cwd, resolve(folder, file))),
  )
  return loaded
}

const filesRead = new WeakMap<CommandIo, readonly string[]>()

/** The files of the configuration that a command has loaded, root first, relative to its folder. */
export function loadedFiles(io: CommandIo): readonly string[] {
  return filesRead.get(io) ?? []
}
