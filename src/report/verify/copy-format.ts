import type { ReportFormat } from '../issued-file.js'
import { textOf } from './comparison.js'

/** Enough to see what a file is. */
const HEAD = 2048

/** In which format a copy is, by how it begins: its name may be another. */
export function formatOf(bytes: Uint8Array): ReportFormat {
  const head = textOf(bytes.subarray(0, HEAD))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (head.includes('%PDF-')) return 'pdf'
  if (/^[[{]/.test(head)) return 'json'
  if (/^<(!doctype html|html|!--|\?xml)/i.test(head)) return 'html'
  return /^[!-9;-~]+:[ \t]?\S/.test(head) || head.startsWith('From ') ? 'eml' : 'csv'
}
