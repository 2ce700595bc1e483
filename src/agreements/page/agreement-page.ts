import { isOpen, type AnsweredBreach } from '../../breach/breach.js'
import { kindWords, nameOf, type Entry } from '../../exclusion/entry.js'
import { choiceOf } from '../../page/choice.js'
import type { AgreementResult } from '../../sla/agreement-result.js'
import { agreementSentences } from '../../sla/report/agreement-words.js'
import { termsFacts } from '../../sla/report/terms-words.js'
import { agreementSpeech } from '../../sla/report/texts/agreement-texts.js'
import { EXCLUSION_KINDS } from '../../sla/terms.js'
import type { AgreementView } from '../agreement-view-store.js'
import { agreementAddress } from './addresses.js'
import { agreementFigures } from './agreement-figures.js'
import { badTimeTable } from './bad-time-table.js'
import { calendarLegend, dayCalendar, WEEKDAY_NAMES } from './day-calendar.js'
import { exclusionTable } from './exclusion-table.js'
import { periodTable } from './period-table.js'
import { untyped, type TypedForms } from './typed-forms.js'
import { verdictBadge } from '../../sla/verdict-badge.js'

const say = agreementSpeech('en')

/** What is shown besides what is known. */
export interface AgreementPageOrder {
  /** What was just done, in words; `null`: nothing. */
  readonly said: string | null
  readonly typed: TypedForms
}

/** What the page of an agreement shows. */
export function agreementPage(view: AgreementView, { said, typed }: AgreementPageOrder): object {
  const { agreement, result, kept } = view
  const { service, name, customer, description } = agreement
  const action = agreementAddress({ service, name, period: view.period })
  return {
    heading: `${service}/${name}`,
    verdict: verdictBadge(result?.verdict ?? null),
    periodText: result === null ? '' : periodText(result),
    about: [...(customer === null ? [] : [`Promised to ${customer}.`]), description ?? ''].join(' ').trim(),
    said,
    ...verdictOf(view),
    ...daysOf(view),
    ...badOf(view),
    detailsNote: kept === null ? '' : `as they were worked out ${say.instant(kept.keptAt, kept.result.timezone)}`,
    breach: view.breach === null ? null : breachOf(view.breach, { action, typed }),
    ...exclusionsOf(view, { action, typed }),
    past: periodTable(view.periods, say),
    terms: termsFacts(agreement.terms, say),
  }
}

function periodText({ periodLabel, final, judged, timezone }: AgreementResult): string {
  const period = say.period(periodLabel)
  return final ? period : `${period}, judged to ${say.instant(judged.to, timezone)}`
}

function verdictOf({ agreement, result, queries, kept }: AgreementView) {
  const { service, name, terms, slo } = agreement
  const by =
    kept === null
      ? []
      : [`Days and bad time were worked out by configuration ${kept.configHash}, Plimsoll ${kept.version}.`]
  const how = [
    `Its events are those of the objective ${slo}, minute by minute from the ledger, by the method ${terms.measure.method}. What is unknown is between its best and its worst case.`,
    `On the command line: plimsoll agreement explain ${service}/${name}${result?.final === true ? ` --period ${result.periodLabel}` : ''}`,
    ...by,
  ]
  if (result === null) return { figures: null, sentences: '', how, queries }
  const figures = agreementFigures(result, terms.credits !== null, say)
  return { figures, sentences: agreementSentences(result, say), how, queries }
}

function daysOf({ agreement, kept }: AgreementView) {
  const weeks = kept === null ? [] : dayCalendar(kept.days, agreement.terms.objective)
  return { weeks, weekdays: WEEKDAY_NAMES, legend: calendarLegend(weeks) }
}

function badOf({ agreement, kept }: AgreementView) {
  if (kept === null || kept.bad === null) return { bad: { rows: [] }, badMore: [], badNote: '' }
  const { noData } = agreement.terms.measure
  const { table, more } = badTimeTable(kept.bad, { noData, timezone: kept.result.timezone, say })
  return { bad: table, badMore: more, badNote: '' }
}

interface Sent {
  readonly action: string
  readonly typed: TypedForms
}

function breachOf(breach: AnsweredBreach, { action, typed }: Sent) {
  const { foundAt, zone, liftedAt, isTold } = breach
  const found = `It was found broken on ${say.instant(foundAt, zone)}`
  const then = isTold ? '.' : ', when it was over already: nobody was told.'
  const sent = typed?.form === 'acknowledge' ? typed.typed : untyped
  return {
    sentence:
      liftedAt === null ? `${found}${then}` : `${found}, and is none any more since ${say.instant(liftedAt, zone)}.`,
    answers: breach.answers.map(({ by, at, comment }) => ({ by, at, comment })),
    isOpen: isOpen(breach),
    action: `${action}/acknowledge`,
    values: { by: '', comment: '', ...sent.values },
    mistakes: sent.mistakes,
  }
}

function exclusionsOf(view: AgreementView, sent: Sent) {
  const { result, entered } = view
  const exclusions = result === null ? { rows: [] } : exclusionTable(result, entered, say)
  const standing = entered.filter(({ withdrawn }) => withdrawn === null)
  return { exclusions, withdrawable: standing.map((one) => withdrawalOf(one, sent)), entry: entryOf(view, sent) }
}

function withdrawalOf(one: Entry, { action, typed }: Sent) {
  const sent = typed?.form === 'withdraw' && typed.id === one.id ? typed.typed : untyped
  return {
    name: nameOf(one),
    action: `${action}/exclusions/${one.id}/withdraw`,
    ...{ byId: `withdraw-by-${one.id}`, whyId: `withdraw-why-${one.id}` },
    values: { by: '', why: '', ...sent.values },
    mistakes: sent.mistakes,
  }
}

function entryOf({ agreement: { terms }, period }: AgreementView, { action, typed }: Sent) {
  const sent = typed?.form === 'exclude' ? typed.typed : untyped
  const values = {
    kind: '',
    from: '',
    to: '',
    announced: '',
    reason: '',
    evidence: '',
    by: '',
    anyway: '',
    ...sent.values,
  }
  const { timezone } = terms.period
  const agreed = EXCLUSION_KINDS.filter((kind) => terms.exclusions.some((one) => one.kind === kind))
  const kinds = [...agreed, ...EXCLUSION_KINDS.filter((kind) => !agreed.includes(kind))]
  return {
    action: period === '' ? '' : `${action}/exclusions`,
    kinds: choiceOf({
      ...{ id: 'exclude-kind', name: 'kind', label: 'What it was', chosen: values.kind },
      options: kinds.map((kind) => [kind, agreed.includes(kind) ? kindWords(kind) : `${kindWords(kind)} (not agreed)`]),
    }),
    ...{ fromLabel: `From (${timezone})`, toLabel: `To (${timezone})` },
    ...{ values, mistakes: sent.mistakes },
    mayInsist: typed?.form === 'exclude' && typed.mayInsist,
    insisting: INSISTING,
  }
}

const INSISTING = choiceOf({
  ...{ id: 'exclude-anyway', name: 'anyway', label: 'Although no agreement leaves it out', chosen: '' },
  options: [
    ['', 'enter nothing'],
    ['yes', 'enter it all the same'],
  ],
})
