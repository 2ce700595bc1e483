import type { Command } from 'commander'
import type { CommandIo } from '../terminal/command-io.js'

/**
 * Makes a command of the command line; `cli/commands.ts` lists them. What a command does is loaded when it runs, so that no other waits for it.
 *
 * @typeParam Reads what it reads of the configuration
 * @param load loads the configuration that the global option `--config` names; rejects with a `ConfigError`, which is printed as it is
 */
export type CreateCommand<Reads> = (io: CommandIo, load: (command: Command) => Promise<Reads>) => Command
