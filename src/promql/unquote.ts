const SIMPLE: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** The value of a PromQL string literal: Go's escapes between `"` or `'`, none between backquotes. */
export function unquote(literal: string): string {
  const body = literal.slice(1, -1)
  if (literal.startsWith('`')) return body
  return body.replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|.)/gs, (_all, escape: string) => {
    if (escape.length === 1) return SIMPLE[escape] ?? escape
    const octal = /^\d/.test(escape)
    return String.fromCodePoint(octal ? Number.parseInt(escape, 8) : Number.parseInt(escape.slice(1), 16))
  })
}
