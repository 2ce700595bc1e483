import { cutToWidth, textWidth } from '../shared/text-width.js'

/** Lines that are rewritten on a terminal; elsewhere what is new of them is written, each line once. */
export interface ProgressBlock {
  /** On a terminal all lines as they are now. */
  show(lines: readonly string[]): void
  /** What happened, in a line of its own that stays. */
  note(line: string): void
  /** Takes the lines away that are rewritten. */
  end(): void
}

type Terminal = NodeJS.WritableStream & { readonly columns?: number; readonly rows?: number }

export function createProgressBlock(stream: Terminal): ProgressBlock {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  let shown: readonly string[] = []
  const clear = () => {
    if (shown.length > 0) stream.write(`\u001b[${shown.length}A\r\u001b[J`)
  }
  const write = (lines: readonly string[]) => {
    // A line that wraps would not be taken away. Some terminals say that they have no columns at all.
    const width = (stream.columns || 80) - 1
    shown = lowEnough(lines, stream.rows || 24).map((line) => fitted(line, width))
    stream.write(shown.map((line) => `${line}\n`).join(''))
  }
  return {
    show(lines) {
      if (!isTerminal) return
      clear()
      write(lines)
    },
    note(line) {
      const before = shown
      if (isTerminal) clear()
      stream.write(`${line}\n`)
      if (isTerminal && before.length > 0) write(before)
    },
    end() {
      if (isTerminal) clear()
      shown = []
    },
  }
}

/** What has scrolled away cannot be rewritten: the last line stays free, and the one above says how many there are no rows for. */
function lowEnough(lines: readonly string[], rows: number): readonly string[] {
  if (lines.length < rows) return lines
  const room = Math.max(1, rows - 2)
  return [...lines.slice(0, room), `… and ${lines.length - room} more`]
}

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')

/** What is too long is cut, which a dot says, and loses its colours: a cut within one would paint all that follows. */
function fitted(line: string, width: number): string {
  return textWidth(line) <= width ? line : `${cutToWidth(line.replace(COLOUR, ''), width - 1)[0] ?? ''}…`
}
