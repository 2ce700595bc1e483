import { MARKS, type Tone } from '../../document/blocks.js'
import type { Verdict } from '../agreement-result.js'

export const AT_RISK_MARK = '!'

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
  met: 'good',
  on_track: 'good',
  at_risk: 'open',
  breached: 'bad',
  undetermined: 'open',
}

/** The sign that stands before a verdict. */
export function verdictMark(verdict: Verdict): string {
  return verdict === 'at_risk' ? AT_RISK_MARK : MARKS[VERDICT_TONES[verdict]]
}
