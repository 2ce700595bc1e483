import picocolors from 'picocolors'

export type Colours = ReturnType<typeof picocolors.createColors>

/** Colours for a terminal, or where FORCE_COLOR asks for them; plain text for a file, a pipe, or where NO_COLOR is set. */
export function coloursFor(stream: NodeJS.WritableStream, env: Readonly<Record<string, string | undefined>>): Colours {
  const isTerminal = 'isTTY' in stream && stream.isTTY === true
  const isForced = !['', '0', 'false'].includes(env['FORCE_COLOR'] ?? '')
  return picocolors.createColors((isTerminal || isForced) && (env['NO_COLOR'] ?? '') === '')
}
