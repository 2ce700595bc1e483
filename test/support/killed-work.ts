import type { Steps } from '../../src/shared/steps.js'

/**
 * Does work in this process that ends without a word at a step, as if it were killed there; for kills of real processes there is `killed-child.ts`.
 *
 * @param dieAt a step that never comes: it is done whole
 * @returns the steps that it came to
 */
export async function killedWork(dieAt: string, work: (steps: Steps) => Promise<unknown>): Promise<readonly string[]> {
  const seen: string[] = []
  const steps = (name: string) => {
    seen.push(name)
    if (name === dieAt) throw new Killed()
  }
  try {
    await work(steps)
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
  return seen
}

class Killed extends Error {}
