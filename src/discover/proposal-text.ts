const WIDTH = 120

/** A text as rows of a comment. */
export function comment(text: string, indent: string): readonly string[] {
  const rows = ['']
  for (const word of oneLine(text).split(' ')) {
    const row = rows.at(-1) ?? ''
    if (row !== '' && indent.length + row.length + word.length + 3 > WIDTH) rows.push(word)
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`
  }
  return rows.map((row) => `${indent}# ${row}`)
}

/** `$` would be read as a placeholder or a variable. */
export function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('$', '$$$$')
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, escaped(part)]))
}

/** A text without line breaks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
