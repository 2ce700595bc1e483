import type { Clock } from '../shared/clock.js'

/** What a command may touch of the world outside. `main.ts` passes the process, tests pass memory. */
export interface CommandIo {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly env: Readonly<Record<string, string | undefined>>
  /** Who works here, as the operating system knows them. */
  readonly user: string
  /** Absolute; relative paths on the command line start here. */
  readonly cwd: string
  readonly clock: Clock
  /** 0 ok, 1 finding, 2 usage; of a command that was run for somebody its own. The highest of several calls wins. */
  setExitCode(code: number): void
  /** Aborted when the process is asked to stop (SIGINT, SIGTERM). Only a command that calls this holds such a signal up. */
  stopSignal(): AbortSignal
  /** Asks whoever sits at the terminal; `null`: nobody does. */
  ask(question: string): Promise<string | null>
  /** Calls `listener` each time the process is asked to read its configuration anew (SIGHUP); before this such a signal ends it. */
  onReload(listener: () => void): void
  /** Runs another command line to its end in other surroundings; the program gives it to its commands. Never throws. */
  readonly run?: (args: readonly string[], io: CommandIo) => Promise<void>
}
