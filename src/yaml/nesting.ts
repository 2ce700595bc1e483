/** Far more than any honest file needs. */
export const MOST_LEVELS = 100

/**
 * Finds where a YAML text is nested so deeply that the parser, which calls itself for each level, would run out of stack: Node then ends
 * the process instead of throwing. Counts brackets, dashes on one line and indentation without parsing.
 *
 * @returns offset into the text, `null` when the nesting is harmless
 */
export function tooDeepAt(text: string): number | null {
  const block = new RegExp(`^ {${2 * MOST_LEVELS}}|(?:[-?] +){${MOST_LEVELS}}`, 'm').exec(text)
  return block?.index ?? bracketsTooDeepAt(text)
}

function bracketsTooDeepAt(text: string): number | null {
  let depth = 0
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MOST_LEVELS) return index
  }
  return null
}
