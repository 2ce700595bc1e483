import { PrometheusError } from './prometheus-error.js'

/**
 * Asks about several things in one question. Where the server refuses it, one of them is wrong: halving finds it, and the others are asked about
 * without it. Rejects where the server does not answer.
 *
 * @param onRefused told of each thing that is refused by itself
 */
export async function askInHalves<T>(
  things: readonly T[],
  ask: (some: readonly T[]) => Promise<void>,
  onRefused: (one: T, error: PrometheusError) => void,
): Promise<void> {
  try {
    await ask(things)
  } catch (error) {
    if (!(error instanceof PrometheusError) || error.reason !== 'rejected') throw error
    const [only, ...more] = things
    if (only !== undefined && more.length === 0) onRefused(only, error)
    const middle = Math.ceil(things.length / 2)
    for (const half of more.length === 0 ? [] : [things.slice(0, middle), things.slice(middle)])
      await askInHalves(half, ask, onRefused)
  }
}
