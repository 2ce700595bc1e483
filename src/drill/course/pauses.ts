import type { RunEntry } from './run-entry.js'

/** Time in which nothing was done. The clock goes on: it is told, never taken off. */
export interface Pause {
  readonly from: Date
  /** `null`: it goes on. */
  readonly to: Date | null
  readonly reason: string
}

/** Pauses in the order in which they began; the end of a run ends them. */
export function pausesIn(entries: readonly RunEntry[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const { at, said } of entries) {
    const last = pauses.at(-1)
    if (said.kind === 'pause') pauses.push({ from: at, to: null, reason: said.reason })
    else if ((said.kind === 'resume' || said.kind === 'close') && last?.to === null)
      pauses[pauses.length - 1] = { ...last, to: at }
  }
  return pauses
}

/** Seconds of an interval that were paused. */
export function pausedSeconds(
  pauses: readonly Pause[],
  { from, to }: { readonly from: Date; readonly to: Date },
): number {
  return pauses.reduce((sum, pause) => {
    const begin = Math.max(pause.from.getTime(), from.getTime())
    const end = Math.min((pause.to ?? to).getTime(), to.getTime())
    return sum + Math.max(0, end - begin) / 1000
  }, 0)
}
