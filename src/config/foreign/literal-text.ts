const RISKY = /\$(?!window\b)[A-Za-z_$]/

/** Doubles the dollar signs of a text of other people where our placeholders would take them for their own; `$window` is ours. */
export function literalText(text: string): string {
  return RISKY.test(text) ? text.replace(/\$(?!window\b)/g, '$$$$') : text
}
