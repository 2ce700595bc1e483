/** `not_run` is no success: what it would have found is not known. */
export type StepOutcome = 'passed' | 'warned' | 'failed' | 'not_run'

/** What one part of the check of a pull request found. */
export interface CiStep {
  readonly name: string
  readonly outcome: StepOutcome
  /** In a sentence. */
  readonly said: string
  /** Lines for whoever wants to know more; '' where there is nothing more. */
  readonly details: string
  /** Of code blocks in Markdown: `diff`, `text`. */
  readonly language: 'diff' | 'text'
}

/** Something that stands at a place of a file. */
export interface Finding {
  readonly level: 'error' | 'warning' | 'note'
  /** Stable name of what kind it is. */
  readonly rule: string
  readonly message: string
  readonly hint: string | null
  readonly file: string
  /** From 1; 0: the file as a whole. */
  readonly line: number
  readonly column: number
}

/** Everything that was found. */
export interface CiResult {
  readonly steps: readonly CiStep[]
  readonly findings: readonly Finding[]
  readonly changes: readonly Change[]
}

/** What a pull request does to what was promised. */
export interface Change {
  readonly what: 'service' | 'objective' | 'agreement' | 'dataset'
  /** `checkout`, `checkout/availability`. */
  readonly name: string
  readonly how: 'added' | 'removed' | 'changed'
  /** What is other than it was, in words; '' where it was added or removed. */
  readonly difference: string
  /** How many pages there would have been of it in the days that were looked at; `null`: not asked. In it `null`: it was not there, or nothing could be replayed. */
  readonly pages: { readonly before: number | null; readonly after: number | null; readonly days: number } | null
}

/** Whether a pull request may be merged as far as this says. */
export function isPassed({ steps }: CiResult): boolean {
  return steps.every(({ outcome }) => outcome === 'passed' || outcome === 'warned')
}
