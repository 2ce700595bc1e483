import type { IngestProgress } from '../ledger/ledger.js'

/** How often a line is written where it cannot be rewritten. */
const PLAIN_EVERY_MS = 5000

/** Shows how far the ledger has come: one line that is rewritten on a terminal, now and then a plain one elsewhere. */
export interface IngestProgressLine {
  show(progress: IngestProgress): void
  /** Clears the rewritten line. */
  end(): void
}

export function createIngestProgressLine(stream: NodeJS.WritableStream): IngestProgressLine {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  let written = performance.now()
  let isShown = false
  return {
    show(progress) {
      const now = performance.now()
      if (isTerminal) {
        stream.write(`\r\u001b[2K${describe(progress)}`)
        isShown = true
      } else if (now - written >= PLAIN_EVERY_MS && progress.minutesDone < progress.minutesTotal) {
        stream.write(`${describe(progress)}\n`)
        written = now
      }
    },
    end() {
      if (isShown) stream.write('\r\u001b[2K')
    },
  }
}

function describe({ minutesDone, minutesTotal, minutesPerSecond, objectives }: IngestProgress): string {
  const percent = minutesTotal === 0 ? 100 : Math.floor((minutesDone / minutesTotal) * 100)
  const left = minutesPerSecond > 0 ? `, ${Math.ceil((minutesTotal - minutesDone) / minutesPerSecond)} s left` : ''
  return `reading history: ${percent} % (${objectives} series, ${Math.round(minutesPerSecond)} minutes of history per second${left})`
}
