import { createHash } from 'node:crypto'

/** Ways in which a report leaves the house. */
export const REPORT_FORMATS = ['json', 'html', 'pdf', 'csv', 'eml'] as const

export type ReportFormat = (typeof REPORT_FORMATS)[number]

/** A file of an issued report. */
export interface IssuedFile {
  readonly format: ReportFormat
  /** Address of the one whom a mail of its own was written; '': the same for all. */
  readonly recipient: string
  /** 0; from 1 on where it was sent again, and which time that was. */
  readonly again: number
  readonly bytes: Uint8Array
}

/** What is known of it without opening it. */
export interface ListedFile extends Omit<IssuedFile, 'bytes'> {
  /** SHA-256 of all its bytes, hex. */
  readonly sha256: string
  /** In bytes. */
  readonly size: number
}

/** SHA-256, hex. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
