import { createBreachAnswers, type BreachAnswers } from '../breach/breach-answers-store.js'
import type { Config } from '../config/config.js'
import type { Clock } from '../shared/clock.js'
import { ignoreSteps } from '../shared/steps.js'
import { openStore } from '../store/open-store.js'

/** Breaches of agreements, beside the daemon or without one, on the same store. */
export interface BreachesByHand {
  readonly answers: BreachAnswers
  close(): Promise<void>
}

export interface BreachesByHandParts {
  readonly config: Config
  readonly clock: Clock
}

export async function openBreachesByHand({ config, clock }: BreachesByHandParts): Promise<BreachesByHand> {
  const database = await openStore(config.storage.place)
  return {
    answers: createBreachAnswers({ database, clock, steps: ignoreSteps }),
    close: () => database.close(),
  }
}
