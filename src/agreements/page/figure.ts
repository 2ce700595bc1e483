/** A number as people read it, with the place where it stands in the JSON twin; a text where `field` is ''. */
export interface Part {
  readonly text: string
  /** `null`: there is no number. */
  readonly value: number | null
  /** JSON pointer; '': it is a text. */
  readonly field: string
}

/** Words between numbers. */
export function words(text: string): Part {
  return { text, value: null, field: '' }
}
