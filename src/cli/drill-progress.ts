import type { HoldProgress } from '../drill/hold/hold-ports.js'
import type { DrillRunAnswer } from '../drill/over-http/drill-answer.js'
import type { Colours } from '../terminal/colours.js'
import type { ProgressBlock } from '../terminal/progress-block.js'
import { runLines } from './screens/drill-screen.js'

const TICK_MS = 1000

/** How a drill goes on, in a terminal. */
export interface DrillProgress extends HoldProgress {
  /** Takes away what is rewritten, until it is shown again: somebody is asked, or it is over. */
  rest(): void
}

export interface DrillProgressParts {
  readonly block: ProgressBlock
  readonly colours: Colours
  /** A clock that nobody sets. */
  readonly monotonicMs: () => number
}

/** The time goes by each second, whatever is waited for: a step that takes an hour is no standstill. */
export function createDrillProgress({ block, colours, monotonicMs }: DrillProgressParts): DrillProgress {
  let shown: { readonly run: DrillRunAnswer; readonly elapsed: number; readonly atMs: number } | null = null
  let timer: NodeJS.Timeout | null = null
  const draw = () => {
    if (shown === null) return
    const { run, elapsed, atMs } = shown
    block.show(runLines(run, elapsed + (monotonicMs() - atMs) / 1000, colours))
  }
  return {
    note: (text) => {
      block.note(text)
    },
    show(run, elapsed) {
      shown = { run, elapsed, atMs: monotonicMs() }
      timer ??= setInterval(draw, TICK_MS).unref()
      draw()
    },
    rest() {
      if (timer !== null) clearInterval(timer)
      timer = null
      shown = null
      block.end()
    },
  }
}
