import type { IngestProgress } from '../../ledger/ledger.js'
import { createProgressLine } from '../../terminal/progress-line.js'

/** Shows how far the ledger has come. */
export interface IngestProgressLine {
  show(progress: IngestProgress): void
  /** Clears the rewritten line. */
  end(): void
}

export function createIngestProgressLine(stream: NodeJS.WritableStream): IngestProgressLine {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  const line = createProgressLine(stream)
  return {
    show(progress) {
      // Where lines stay, the last one would only say that all is read.
      if (isTerminal || progress.minutesDone < progress.minutesTotal) line.show(describe(progress))
    },
    end: () => {
      line.end()
    },
  }
}

function describe({ minutesDone, minutesTotal, minutesPerSecond, objectives }: IngestProgress): string {
  const percent = minutesTotal === 0 ? 100 : Math.floor((minutesDone / minutesTotal) * 100)
  const left = minutesPerSecond > 0 ? `, ${Math.ceil((minutesTotal - minutesDone) / minutesPerSecond)} s left` : ''
  return `reading history: ${percent} % (${objectives} series, ${Math.round(minutesPerSecond)} minutes of history per second${left})`
}
