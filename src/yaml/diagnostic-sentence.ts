import type { Diagnostic } from './diagnostic.js'

/** Place, path, expectation and hint on one line. The line itself is left out: it may hold what only its file should. */
export function diagnosticSentence({ file, line, column, path, message, hint }: Diagnostic): string {
  const place = line === 0 ? file : `${file}:${line}:${column}`
  return `${place} ${path === '' ? '' : `${path}: `}${message}${hint === null ? '' : ` (${hint})`}`
}
