/** Lets the process answer requests and timers before long work goes on: awaiting what is done already does not. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Does something for each portion of a list, with a breath in between. */
export async function inPortions<T>(portions: readonly T[], act: (portion: T) => Promise<void> | void): Promise<void> {
  for (const portion of portions) {
    await act(portion)
    await breathe()
  }
}
