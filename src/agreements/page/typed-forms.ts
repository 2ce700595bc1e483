/** What somebody typed into a form that could not be followed, and why not. */
export interface Typed {
  readonly values: Readonly<Record<string, string>>
  readonly mistakes: readonly string[]
}

/** Of the forms of a page at most one was sent. */
export type TypedForms =
  | { readonly form: 'exclude'; readonly typed: Typed; readonly mayInsist: boolean }
  | { readonly form: 'withdraw'; readonly id: number; readonly typed: Typed }
  | { readonly form: 'acknowledge'; readonly typed: Typed }
  | null

/** A form that nobody has sent yet. */
export const untyped: Typed = { values: {}, mistakes: [] }
