/** What must be stopped at the end, newest first, whatever happened before. */
export interface CleanUp {
  add(stop: () => Promise<void> | void): void
  /** Runs each once; later calls wait for the first. A failure does not keep the rest from running. */
  run(): Promise<void>
}

export function createCleanUp(): CleanUp {
  const stops: (() => Promise<void> | void)[] = []
  let running: Promise<void> | null = null
  const runAll = async () => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      try {
        await stop()
      } catch (error) {
        console.error('clean-up:', error)
      }
    }
  }
  return {
    add: (stop) => stops.push(stop),
    run: () => (running ??= runAll()),
  }
}
