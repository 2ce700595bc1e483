/** What a probe has found. */
export interface ProbeResult {
  readonly passed: boolean
  /** In words, short. */
  readonly detail: string
}

export function passed(detail: string): ProbeResult {
  return { passed: true, detail }
}

export function failed(detail: string): ProbeResult {
  return { passed: false, detail }
}

/** What went wrong, in words. */
export function failureOf(error: unknown): ProbeResult {
  if (!(error instanceof Error)) return failed(String(error))
  const { cause, message } = error
  if (cause instanceof Error && cause.message !== '') return failed(`${message}: ${cause.message}`)
  // A host with several addresses, each of which refused.
  if (error instanceof AggregateError)
    return failed(error.errors.map((one) => (one instanceof Error ? one.message : String(one))).join(', '))
  return failed(message)
}
