import { addressOf, secondsBetween, type Reading, type SpooledEvent, type SpooledRun } from './spooled-run.js'

/** What became of telling something. `refused`: it would be refused ever after. */
export type Told = 'taken' | 'later' | 'refused'

const TIMEOUT_MS = 10_000

/** Tells one event. Never rejects. */
export async function tell(run: SpooledRun, event: SpooledEvent, clocks: () => Reading): Promise<Told> {
  const address = addressOf(run, event, secondsBetween(event.at, clocks()))
  try {
    const answer = await fetch(address, { method: 'POST', body: event.body, signal: AbortSignal.timeout(TIMEOUT_MS) })
    await answer.arrayBuffer()
    if (answer.ok) return 'taken'
    return [400, 404, 409].includes(answer.status) ? 'refused' : 'later'
  } catch {
    return 'later'
  }
}

/** Tells all events of a run in their order; what comes after one that waits waits too. */
export async function tellAll(run: SpooledRun, clocks: () => Reading): Promise<Told> {
  for (const event of run.events) {
    const told = await tell(run, event, clocks)
    if (told !== 'taken') return told
  }
  return 'taken'
}
