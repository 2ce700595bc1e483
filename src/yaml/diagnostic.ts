/** One mistake in the configuration: where it stands, what was expected there, and how to mend it. */
export interface Diagnostic {
  /** As a person would type it from where the command was started. */
  readonly file: string
  /** From 1; 0 when the mistake has no place in the file (it cannot be read, say). */
  readonly line: number
  /** From 1; 0 as above. */
  readonly column: number
  /** Such as `slos[0].indicator.ratio.total`; '' for the file as a whole. */
  readonly path: string
  readonly message: string
  readonly hint: string | null
  /** The line itself, of a long one the part that matters; `null` when there is none. */
  readonly excerpt: string | null
  /** Where in `excerpt` the mistake stands, from 1; missing: at `column`. */
  readonly excerptColumn?: number
}
