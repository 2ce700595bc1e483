import type { Verdict } from './agreement-result.js'

/** Verdicts as people read them. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  met: 'met',
  on_track: 'on track',
  at_risk: 'at risk',
  breached: 'breached',
  undetermined: 'undetermined',
}
