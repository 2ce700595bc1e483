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

/** Between two breaths, in ms. */
const LONGEST_MS = 10

/** Makes something of each of a long list, with a breath whenever a while has gone by. */
export async function mapBreathing<T, R>(list: readonly T[], make: (one: T) => R): Promise<readonly R[]> {
  const made: R[] = []
  let since = performance.now()
  for (const one of list) {
    made.push(make(one))
    if (performance.now() - since < LONGEST_MS) continue
    await breathe()
    since = performance.now()
  }
  return made
}
