import type { Catalogue, Locale } from '../../words/language/language.js'
import { speechIn, type Speech } from '../../words/words.js'
import type { Finding, FindingOf, Reason } from '../finding.js'
import { german } from './de.js'
import { english, type ControlTexts } from './en.js'
import { french } from './fr.js'

export type ControlSpeech = Speech<ControlTexts>

const catalogue: Required<Catalogue<ControlTexts>> = { en: english, de: german, fr: french }

export function controlSpeech(locale: Locale): ControlSpeech {
  return speechIn(locale, catalogue)
}

/** How what is found is said, by its reason. */
type Sentences = { readonly [R in Reason]: (finding: FindingOf<R>) => string }

/** What was found, as a sentence; `zone`: of its instants. */
export function findingSentence(finding: Finding, say: ControlSpeech, zone: string): string {
  // The sentence of a reason is made of the figures of that reason.
  const sentence = sentencesIn(say, zone)[finding.reason] as (finding: Finding) => string
  return sentence(finding)
}

function sentencesIn(say: ControlSpeech, zone: string): Sentences {
  const { reasons } = say.texts
  const [at, day] = [(instant: Date) => say.instant(instant, zone), (instant: Date) => say.day(instant, zone)]
  const span = (seconds: number) => say.span(seconds)
  const plain = (sentence: string) => () => sentence
  const withReference = (sentence: string, where: string | null) =>
    where === null ? sentence : `${sentence} ${say.texts.reference(where)}`
  return {
    within: (one) => reasons.within(at(one.pointAt), span(one.maxAgeSeconds)),
    too_old: (one) => reasons.too_old(at(one.pointAt), span(one.maxAgeSeconds)),
    ...{ never: plain(reasons.never), silent: plain(reasons.silent), not_asked: plain(reasons.not_asked) },
    ...{ no_answer: plain(reasons.no_answer), nobody_says: plain(reasons.nobody_says) },
    suspended: (one) => reasons.suspended(at(one.until)),
    holds: (one) => reasons.holds(one.query),
    does_not_hold: (one) => reasons.does_not_hold(one.query),
    attested: (one) => withReference(reasons.attested(one.by, day(one.expires)), one.reference),
    expired: (one) => withReference(reasons.expired(one.by, day(one.expires)), one.reference),
    kept: (one) => reasons.kept(at(one.oldestAt), span(one.keepSeconds)),
    deleted_early: (one) => reasons.deleted_early(at(one.oldestAt), span(one.keepSeconds)),
    too_young: (one) => reasons.too_young(at(one.oldestAt), span(one.keepSeconds)),
    enough: (one) => reasons.enough(one.points, one.leastPoints),
    too_few: (one) => reasons.too_few(one.points, one.leastPoints),
    passed: (one) => reasons.passed(one.drill, day(one.passedAt), span(one.everySeconds)),
    overdue: (one) => reasons.overdue(one.drill, day(one.passedAt), span(one.everySeconds)),
    never_passed: (one) => reasons.never_passed(one.drill, day(one.dueAt)),
    not_yet_due: (one) => reasons.not_yet_due(one.drill, day(one.dueAt)),
    in_time: (one) => reasons.in_time(one.drill, span(one.tookSeconds), span(one.rtoSeconds)),
    too_slow: (one) => reasons.too_slow(one.drill, span(one.tookSeconds), span(one.rtoSeconds)),
    not_measured: (one) => reasons.not_measured(one.drill),
  }
}
