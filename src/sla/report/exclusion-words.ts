import type { Exclusion } from '../exclusion.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What is said of an exclusion besides when it is and what was decided, line by line: its kind and notice, who entered it when, what shows it. */
export function exclusionLines(
  group: readonly [Exclusion, ...Exclusion[]],
  timezone: string,
  say: AgreementSpeech,
): readonly string[] {
  const [first] = group
  const begun = new Set(group.map(({ begins }) => begins.getTime()))
  const told = announcement(first, { isOnce: begun.size === 1, timezone }, say)
  const { kinds, evidence } = say.texts.maintenance
  return [
    [kinds[first.kind], ...told].join(', '),
    ...entry(first, timezone, say),
    ...(first.evidence === null ? [] : [evidence(first.evidence)]),
  ]
}

/** By which people call it, in the language of the report: what has no name of its own is called by its kind and number. */
export function exclusionName({ window, kind, id }: Exclusion, { texts }: AgreementSpeech): string {
  const number = `#${id ?? ''}`
  return id !== null && window.endsWith(` ${number}`) ? `${texts.maintenance.kinds[kind]} ${number}` : window
}

/** Only of maintenance is it remarkable that nobody announced it. */
function announcement(
  { announced, begins, kind }: Exclusion,
  { isOnce, timezone }: { readonly isOnce: boolean; readonly timezone: string },
  { texts: { maintenance: texts }, instant, span }: AgreementSpeech,
): readonly string[] {
  const isMaintenance = kind === 'scheduled_maintenance' || kind === 'emergency_maintenance'
  if (announced === null) return isMaintenance ? [texts.unannounced] : []
  const at = instant(announced, timezone)
  if (announced > begins) return [texts.announcedAfterwards(at)]
  return [texts.announced(at, isOnce ? span((begins.getTime() - announced.getTime()) / 1000) : null)]
}

/** Whoever is not told by whom is told only what puts it in question: that it was entered afterwards, or that nobody knows when. */
function entry(
  { recorded, begins, author }: Exclusion,
  timezone: string,
  { texts: { maintenance: texts }, instant }: AgreementSpeech,
): readonly string[] {
  if (recorded === null) return [texts.configured(author)]
  const isLate = recorded > begins
  return author === null && !isLate ? [] : [texts.entered(instant(recorded, timezone), { by: author, isLate })]
}
