import type { LanguageForms } from './language.js'

/** English, with dates as in Britain. */
export const english: LanguageForms = {
  months: [
    ...['January', 'February', 'March', 'April', 'May', 'June'],
    ...['July', 'August', 'September', 'October', 'November', 'December'],
  ],
  decimalMark: '.',
  group: ',',
  units: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  lessThanASecond: 'less than 1 s',
  dayOfYear: (day, month) => `${day} ${month}`,
  day: (dayOfYear, year) => `${dayOfYear} ${year}`,
  instant: (day, clock, offset) => `${day}, ${clock} (${offset})`,
  hours: (dayOfYear, [from, to], offset) => `${dayOfYear}, ${from} to ${to} (${offset})`,
  fromTo: (from, to) => `${from} to ${to}`,
  period: {
    quarter: (quarter, year) => `Q${quarter} ${year}`,
    week: (week, year) => `week ${week} of ${year}`,
    month: (month, year) => `${month} ${year}`,
    from: (day) => `the period from ${day}`,
    daysOfMonth: (first, last) => `${first} to ${last}`,
  },
}
