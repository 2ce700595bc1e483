import { pluralIn } from '../../../../words/language/language.js'

const plural = pluralIn('en')

/** Where the bad time of an agreement lies, in English; lengths, numbers and instants come as texts. */
export const english = {
  columns: ['Bad time', 'Counts'] as readonly [string, string],
  /** Of what is only bad if unknown minutes were. */
  upTo: (figure: string) => `up to ${figure}`,
  between: (least: string, most: string) => `${least}, up to ${most}`,
  nothing: 'nothing',
  errors: (count: string) => `${count} ${count === '1' ? 'error' : 'errors'}`,
  /** Minutes without data of a stretch, and what they are taken as. */
  without: {
    partly: (span: string) => `${span} of it without data`,
    bad: (span: string) => `${span} without data, taken as bad as agreed`,
    open: (span: string) => `${span} without data, which count at worst`,
    good: (span: string) => `${span} without data, taken as good as agreed`,
    exclude: (span: string) => `${span} without data, left out as agreed`,
    unknown: (span: string) => `${span} without data, which change nothing`,
  },
  besideGap: 'bad only if the minutes without data beside it were',
  incident: (number: number, title: string) => `Incident #${number}: ${title}`,
  drill: (number: number, title: string) => `Drill #${number}: ${title}`,
  recovery: {
    missed: 'missed',
    unknown: 'unknown',
    after: (span: string) => `recovered after ${span}`,
    notYet: 'not recovered from yet, or not known',
    lost: (span: string) => `data of ${span} lost`,
  },
  more: (count: number, figure: string) =>
    `${count} more ${plural(count, { one: 'is', other: 'are' })} not shown here, ${figure} in all; the CSV and the JSON have them.`,
  /** What lies in none of the stretches; `isAll`: there are none. */
  beside: (figure: string, isAll: boolean) =>
    `${isAll ? '' : 'Beside these, '}${figure} ${isAll ? 'of it lie' : 'lie'} in minutes that failed no more often than is promised on average.`,
  requests:
    'Where requests are judged, bad time is minutes in which more failed than is promised on average; those no more than 5 minutes apart stand together.',
}

export type BadTimeTexts = typeof english
