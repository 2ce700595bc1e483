const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const

/**
 * A bar of block characters, to an eighth of a character.
 *
 * @param share what is filled; below 0 nothing, above 1 everything
 * @param width characters
 */
export function bar(share: number, width: number): string {
  const eighths = Math.round(Math.min(1, Math.max(0, share)) * width * 8)
  // What is left, however little, is not nothing.
  const shown = share > 0 && eighths === 0 ? 1 : eighths
  return ('█'.repeat(Math.floor(shown / 8)) + (EIGHTHS[shown % 8] ?? '')).padEnd(width, '·')
}
