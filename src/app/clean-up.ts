import type { Logger } from '../shared/logger.js'

/** What has to be given back, newest first. */
export interface CleanUp {
  add(name: string, giveBack: () => Promise<void> | void): void
  /** Gives everything back once; later calls wait for the first. A failure is logged and does not keep the rest from it. Never rejects. */
  run(): Promise<void>
}

export function createCleanUp(logger: Logger): CleanUp {
  const stack: { readonly name: string; readonly giveBack: () => Promise<void> | void }[] = []
  let running: Promise<void> | null = null
  const runAll = async () => {
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      try {
        await entry.giveBack()
      } catch (error) {
        logger.error({ err: error, part: entry.name }, 'A part could not be stopped cleanly')
      }
    }
  }
  return {
    add: (name, giveBack) => stack.push({ name, giveBack }),
    run: () => (running ??= runAll()),
  }
}
