/** Something that is allowed, but seldom meant. */
export interface Lint {
  /** Stable name of the kind of remark. */
  readonly rule: string
  /** Such as `checkout/availability`. */
  readonly subject: string
  readonly message: string
  readonly hint: string
  /** Worth knowing, but as it should be: `--strict` lets it pass. */
  readonly isNote?: true
}
