/** What has to be given back, newest first. */
export interface CleanUp {
  /** `part` names it where giving it back fails. */
  add(part: string, giveBack: () => Promise<void> | void): void
  /** Gives everything back once; later calls wait for the first. A failure is told and does not keep the rest from it. Never rejects. */
  run(): Promise<void>
}

export function createCleanUp(onFailure: (part: string, error: unknown) => void): CleanUp {
  const stack: { readonly part: string; readonly giveBack: () => Promise<void> | void }[] = []
  let running: Promise<void> | null = null
  const runAll = async () => {
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      try {
        await entry.giveBack()
      } catch (error) {
        onFailure(entry.part, error)
      }
    }
  }
  return {
    add: (part, giveBack) => stack.push({ part, giveBack }),
    run: () => (running ??= runAll()),
  }
}
