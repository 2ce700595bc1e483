import type { Command } from 'commander'
import type { Config } from '../config/config.js'
import type { CommandIo } from './command-io.js'

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
  return loadConfig({ file: config, env: io.env, cwd: io.cwd, lenient, allowEmpty })
}
