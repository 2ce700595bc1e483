/** How often a line is written where it cannot be rewritten. */
const PLAIN_EVERY_MS = 5000

/** Shows how far long work has come: one line that is rewritten on a terminal, now and then a plain one elsewhere. */
export interface ProgressLine {
  show(text: string): void
  /** Clears the rewritten line. */
  end(): void
}

export function createProgressLine(stream: NodeJS.WritableStream): ProgressLine {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  let written = performance.now()
  let isShown = false
  return {
    show(text) {
      const now = performance.now()
      if (isTerminal) {
        stream.write(`\r\u001b[2K${text}`)
        isShown = true
      } else if (now - written >= PLAIN_EVERY_MS) {
        stream.write(`${text}\n`)
        written = now
      }
    },
    end() {
      if (isShown) stream.write('\r\u001b[2K')
      isShown = false
    },
  }
}
