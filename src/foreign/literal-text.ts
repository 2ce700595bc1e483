const RISKY = /\$(?!window\b)[A-Za-z_$]/

/** Doubles the dollar signs of a text of other people where our placeholders would take them for their own; `$window` is ours. */
export function literalText(text: string): string {
  return RISKY.test(text) ? text.replace(/\$(?!window\b)/g, '$$$$') : text
}

/** As `literalText` for texts of which nobody checks the placeholders: `$labels` and `$value` are templates of Prometheus. */
export function literalWords(text: string): string {
  return /\$\$|\$(service|slo|environment)\b/.test(text) ? text.replaceAll('$', '$$$$') : text
}
