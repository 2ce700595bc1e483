/** Something that is allowed, but seldom meant. */
export interface Remark {
  /** Stable name of the kind of remark. */
  readonly rule: string
  /** Such as `checkout/availability`. */
  readonly subject: string
  readonly message: string
  readonly hint: string
  /** Where in the files it was written, line and column from 1; missing where it is about more than one place. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number }
  /** Worth knowing, but as it should be: `--strict` lets it pass. */
  readonly isNote?: true
}
