import { formatDuration } from '../shared/duration.js'
import { refusalOf } from './contract/notice.js'
import { type RefusalCode, REFUSALS } from './refusal-code.js'
import type { StatedExclusion } from './stated-exclusion.js'
import type { ExclusionTerms, Terms, Within } from './terms.js'

type Said = Pick<StatedExclusion, 'kind' | 'from' | 'to' | 'announced'>

/** Why an agreement counts all of a window all the same, with what was agreed; `null`: it leaves it out, as far as a cap has room for it. */
export function refusalWords(said: Said, terms: Terms): string | null {
  const code = refusalCodeOf(said, terms)
  const refusal = code === null ? null : REFUSALS[code]
  const notice = termsOf(said, terms)?.minNotice ?? null
  if (refusal === null || notice === null) return refusal
  const agreed = `${noticeWords(notice)} of notice were agreed`
  return said.announced === null ? `${refusal}; ${agreed}` : lateWords(said.from, said.announced, agreed)
}

/** The same for other languages. */
export function refusalCodeOf(said: Said, terms: Terms): Exclude<RefusalCode, 'cap'> | null {
  return refusalOf({ ...said, name: said.kind }, terms)
}

/** Why an agreement counts what exceeds the cap of a kind. */
export function capWords(said: Pick<Said, 'kind'>, terms: Terms): string {
  const cap = termsOf(said, terms)?.cap ?? null
  if (cap === null) return 'beyond what may be excluded'
  return `the ${formatDuration(cap.durationSeconds)} that may be excluded per ${cap.per} are used up`
}

function termsOf({ kind }: Pick<Said, 'kind'>, { exclusions }: Terms): ExclusionTerms | null {
  return exclusions.find((one) => one.kind === kind) ?? null
}

function lateWords(from: Date, announced: Date, agreed: string): string {
  const notice = Math.floor((from.getTime() - announced.getTime()) / 1000)
  if (notice < 0) return 'announced only after it had begun'
  return `announced ${formatDuration(notice - (notice % 60))} before; ${agreed}`
}

function noticeWords(notice: Within): string {
  if ('seconds' in notice) return formatDuration(notice.seconds)
  const [[unit, count]] = Object.entries(notice) as [[string, number]]
  const name = { businessDays: 'business days', days: 'days', months: 'months', periods: 'periods' }[unit] ?? unit
  return `${count} ${count === 1 ? name.slice(0, -1) : name}`
}
