import type { DrillCommand, DrillProbe } from '../drill.js'
import type { DrillRunAnswer } from '../over-http/drill-answer.js'
import type { CommandResult } from '../probe/command-client.js'
import type { ProbeResult } from '../probe/probe-result.js'

/** What whoever holds a drill needs of the world. */
export interface HoldPorts {
  /**
   * Says something of the run to the daemon.
   *
   * @param since when that was, by `monotonicMs`; left out: now
   */
  readonly say: (command: string, body: object, since?: number) => Promise<DrillRunAnswer>
  readonly probe: (probe: DrillProbe) => Promise<ProbeResult>
  readonly run: (command: DrillCommand) => Promise<CommandResult>
  /** Asks whoever sits at the terminal; `null`: nobody does. */
  readonly ask: (question: string) => Promise<string | null>
  readonly sleep: (seconds: number) => Promise<void>
  /** A clock that nobody sets. */
  readonly monotonicMs: () => number
  readonly progress: HoldProgress
  /** Once it is aborted nothing more is begun; the run stays as it is. */
  readonly signal: AbortSignal
}

/** Tells how it goes. */
export interface HoldProgress {
  /** What happened, once. */
  note(text: string): void
  /** How it stands now. */
  show(run: DrillRunAnswer, elapsedSeconds: number): void
}

/** How a drill is held. */
export interface HoldOptions {
  /** Between two rounds of checks. */
  readonly everySeconds: number
  /** A step that fails leaves the run open, so that somebody can mend it and go on. */
  readonly keepsOpen: boolean
}
