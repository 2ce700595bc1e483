import type { Fact } from '../../document/blocks.js'
import { languageOf } from '../../words/language/language.js'
import type { HourRange, Hours, Terms, Weekday } from '../terms.js'
import { WEEKDAYS } from '../terms.js'
import { creditTermsFacts } from './credit-terms-words.js'
import { lengthText } from './length-words.js'
import type { AgreementSpeech } from './texts/agreement-texts.js'

/** What a contract says, clause by clause: promise, period, hours, what is left out, what is owed and until when. */
export function termsFacts(terms: Terms, say: AgreementSpeech): readonly Fact[] {
  const { labels } = say.texts.terms
  return [
    { label: labels.promise, value: promiseText(terms, say) },
    ...badFacts(terms, say),
    ...(terms.combine === null ? [] : [{ label: labels.combined, value: say.texts.terms.combined[terms.combine.how] }]),
    { label: labels.period, value: periodText(terms, say) },
    { label: labels.hours, value: hoursText(terms.serviceHours, say) },
    ...gapFacts(terms, say),
    { label: labels.leftOut, value: leftOutText(terms, say) },
    ...(terms.round === null
      ? []
      : [{ label: labels.rounding, value: say.texts.terms.round(terms.round.decimals, terms.round.mode) }]),
    ...creditTermsFacts(terms, say),
    ...supportFacts(terms, say),
  ]
}

function promiseText({ measure, objective }: Terms, say: AgreementSpeech): string {
  const { promise } = say.texts.terms
  if (measure.method === 'recovery') {
    const { rtoSeconds = null, rpoSeconds = null } = measure.recovery ?? {}
    const span = (seconds: number | null) => (seconds === null ? null : say.span(seconds))
    return promise.recovery({ rto: span(rtoSeconds), rpo: span(rpoSeconds) })
  }
  return promise[measure.method](say.objective(objective), measure.intervalSeconds / 60)
}

function badFacts({ measure }: Terms, say: AgreementSpeech): readonly Fact[] {
  const { badWhen, method, minConsecutive } = measure
  if (method !== 'bad_intervals' || badWhen === null) return []
  const { labels, bad, runs } = say.texts.terms
  const { bound, errorRatio, minEvents: least } = badWhen
  const isAll = bound === 'at_least' && errorRatio === 1
  const value = bad({ share: say.objective(errorRatio), isAll, bound, least })
  return [{ label: labels.bad, value: minConsecutive > 1 ? `${value}, ${runs(minConsecutive)}` : value }]
}

function periodText({ period }: Terms, say: AgreementSpeech): string {
  const { period: texts, zone } = say.texts.terms
  if ('lastDays' in period) return zone(texts.rolling(period.lastDays), period.timezone)
  if ('unit' in period) {
    const { unit, yearStarts = 1, timezone } = period
    const begins = yearStarts === 1 ? [] : [texts.yearFrom(monthName(yearStarts, say))]
    return zone([texts[unit], ...begins].join(', '), timezone)
  }
  const { every, start, timezone } = period
  const length = 'months' in every ? texts.months(every.months, say.date(start)) : texts.days(every.days)
  return zone(length, timezone)
}

function monthName(month: number, { locale }: AgreementSpeech): string {
  return new Intl.DateTimeFormat(languageOf(locale), { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  )
}

/** `Mon to Fri, 08:00 to 20:00 (Europe/Berlin), without 2 holidays`; `null`: around the clock. */
function hoursText(hours: Hours | null, say: AgreementSpeech): string {
  const { zone, holidays, aroundTheClock } = say.texts.terms
  if (hours === null) return aroundTheClock
  const ranges = hours.ranges.map((range) => rangeText(range, say)).join('; ')
  const without = hours.holidays.length === 0 ? [] : [holidays(hours.holidays.length)]
  return [zone(ranges, hours.timezone), ...without].join(', ')
}

function rangeText({ weekdays, from, to }: HourRange, say: AgreementSpeech): string {
  return say.texts.terms.hours(daysText(weekdays, say), from, to)
}

function daysText(weekdays: readonly Weekday[], say: AgreementSpeech): string {
  const { days, everyDay, join } = say.texts.terms
  const own = WEEKDAYS.filter((day) => weekdays.includes(day))
  const [first, last] = [own[0], own.at(-1)]
  if (own.length === WEEKDAYS.length) return everyDay
  if (first === undefined || last === undefined) return ''
  const isRow = WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) === own.length - 1
  return isRow && own.length > 2
    ? days(dayName(first, say), dayName(last, say))
    : join(own.map((day) => dayName(day, say)))
}

/** 5 January 2026 is a Monday. */
const MONDAY = Date.UTC(2026, 0, 5)

function dayName(day: Weekday, { locale }: AgreementSpeech): string {
  const at = new Date(MONDAY + WEEKDAYS.indexOf(day) * 86_400_000)
  return new Intl.DateTimeFormat(languageOf(locale), { weekday: 'short', timeZone: 'UTC' }).format(at)
}

function gapFacts({ measure }: Terms, say: AgreementSpeech): readonly Fact[] {
  const { labels, silent, noData } = say.texts.terms
  if (measure.method === 'recovery') return []
  const isByInterval = measure.method === 'bad_intervals' || measure.method === 'mean_interval_error_rate'
  return [
    ...(isByInterval ? [{ label: labels.silent, value: silent[measure.noTraffic] }] : []),
    { label: labels.noData, value: noData[measure.noData] },
  ]
}

function leftOutText({ exclusions, excludedTime }: Terms, say: AgreementSpeech): string {
  const { kinds, notice, cap: capped, nothingLeftOut, keptAsGood } = say.texts.terms
  if (exclusions.length === 0) return nothingLeftOut
  const each = exclusions.map(({ kind, minNotice, cap }) => {
    const told = minNotice === null ? [] : [notice(lengthText(minNotice, say))]
    const most = cap === null ? [] : [capped(say.span(cap.durationSeconds), cap.per)]
    return [kinds[kind], ...told, ...most].join(', ')
  })
  return [...each, ...(excludedTime === 'good' ? [keptAsGood] : [])].join('; ')
}

function supportFacts({ support }: Terms, say: AgreementSpeech): readonly Fact[] {
  if (support === null) return []
  const { labels, support: text } = say.texts.terms
  const targets = support.targets.flatMap(({ severity, ...promised }) =>
    (['acknowledge', 'resolve'] as const).flatMap((promise) => {
      const length = promised[promise]
      return length === null ? [] : [text(severity, promise, lengthText(length, say))]
    }),
  )
  return [{ label: labels.support, value: [...targets, hoursText(support.hours, say)].join('; ') }]
}
