import picocolors from 'picocolors'

export type Colours = ReturnType<typeof picocolors.createColors>

/** Colours for a terminal; plain text for a file, a pipe, or where NO_COLOR is set. */
export function coloursFor(stream: NodeJS.WritableStream, env: Readonly<Record<string, string | undefined>>): Colours {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  return picocolors.createColors(isTerminal && (env['NO_COLOR'] ?? '') === '')
}
