import { kindWords, nameOf, type Entry } from '../../exclusion/entry.js'
import type { Badge } from '../../page/helpers.js'
import type { AgreementResult } from '../../sla/agreement-result.js'
import type { AgreementSpeech } from '../../sla/report/texts/agreement-texts.js'

type Decided = AgreementResult['exclusions'][number]

/** What was said not to count in a period: what came of it, then what was entered and is not judged yet, or was withdrawn. */
export function exclusionTable(result: AgreementResult, entered: readonly Entry[], say: AgreementSpeech) {
  const decided = result.exclusions.filter(({ id }) => !isWithdrawn(entered, id))
  const known = new Set(decided.flatMap(({ id }) => id ?? []))
  const others = entered.filter(({ id }) => !known.has(id))
  return {
    caption: 'What was said not to count',
    columns: [{ title: 'What' }, { title: 'When' }, { title: 'It comes to' }, { title: 'Why' }],
    rows: [...decided.map((one) => decidedRow(one, result, say)), ...others.map((one) => enteredRow(one, result, say))],
  }
}

function isWithdrawn(entered: readonly Entry[], id: number | null): boolean {
  return id !== null && entered.some((one) => one.id === id && one.withdrawn !== null)
}

function decidedRow(one: Decided, { timezone }: AgreementResult, say: AgreementSpeech) {
  const { badge, note } = decisionOf(one)
  return [
    { text: one.window, note: sourceWords(one) },
    { text: say.stretch(one, timezone), note: announcedWords(one.announced, timezone, say) },
    { badge, note },
    { text: one.reason ?? 'no reason is given', note: saidWords(one) },
  ]
}

function decisionOf({ excluded, refusal, partOf }: Decided): { readonly badge: Badge; readonly note: string } {
  if (excluded) return { badge: { tone: 'calm', text: 'left out' }, note: '' }
  if (refusal !== null) return { badge: { tone: 'warn', text: 'counts' }, note: refusal }
  return { badge: { tone: 'calm', text: 'left out' }, note: `already by ${partOf ?? 'another one'}` }
}

function enteredRow(one: Entry, { timezone }: AgreementResult, say: AgreementSpeech) {
  const { withdrawn } = one
  const state =
    withdrawn === null
      ? { badge: { tone: 'open', text: 'being judged' } as const, note: 'with the next status' }
      : { badge: { tone: 'calm', text: 'withdrawn' } as const, note: `by ${withdrawn.by}: ${withdrawn.why}` }
  return [
    { text: nameOf(one), note: sourceWords(one) },
    { text: say.stretch(one, timezone), note: announcedWords(one.announced, timezone, say) },
    state,
    { text: one.reason, note: saidWords(one) },
  ]
}

function sourceWords({ kind, id }: Pick<Decided, 'kind' | 'id'>): string {
  return `${kindWords(kind)}, ${id === null ? 'from the configuration' : `entered as #${id}`}`
}

function announcedWords(announced: Date | null, timezone: string, say: AgreementSpeech): string {
  return announced === null ? '' : `announced ${say.instant(announced, timezone)}`
}

function saidWords({ author, evidence }: Pick<Decided, 'author' | 'evidence'>): string {
  return [
    ...(author === null ? [] : [`said by ${author}`]),
    ...(evidence === null ? [] : [`evidence: ${evidence}`]),
  ].join('; ')
}
