import stringWidth from 'string-width'

/** Columns that a text takes in a terminal or a fixed-width mail: two for wide characters and most emoji, none for combining marks and colours. */
export function textWidth(text: string): number {
  return stringWidth(text)
}

/** Fills up to a width in columns at the end, or at the beginning for numbers. */
export function padToWidth(text: string, width: number, side: 'end' | 'start' = 'end'): string {
  const fill = ' '.repeat(Math.max(0, width - textWidth(text)))
  return side === 'end' ? text + fill : fill + text
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Cuts a text into pieces of at most `width` columns (at least 2), never within what is read as one character. */
export function cutToWidth(text: string, width: number): readonly string[] {
  const pieces: string[] = []
  let [piece, taken] = ['', 0]
  for (const { segment } of graphemes.segment(text)) {
    const more = textWidth(segment)
    if (piece !== '' && taken + more > width) {
      pieces.push(piece)
      ;[piece, taken] = ['', 0]
    }
    piece += segment
    taken += more
  }
  return piece === '' ? pieces : [...pieces, piece]
}
