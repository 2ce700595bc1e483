import type { Badge, BadgeTone } from '../page/helpers.js'
import type { Verdict } from './agreement-result.js'
import { VERDICT_WORDS } from './verdict-words.js'

const TONES: Readonly<Record<Verdict, BadgeTone>> = {
  met: 'good',
  on_track: 'good',
  at_risk: 'warn',
  breached: 'bad',
  undetermined: 'open',
}

/** A verdict in a word, with its colour; `null`: it was not judged. */
export function verdictBadge(verdict: Verdict | null): Badge {
  if (verdict === null) return { tone: 'calm', text: 'not judged yet' }
  return { tone: TONES[verdict], text: VERDICT_WORDS[verdict] }
}
