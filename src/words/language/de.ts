import type { LanguageForms } from './language.js'

export const german: LanguageForms = {
  months: [
    ...['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni'],
    ...['Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  ],
  decimalMark: ',',
  group: '.',
  units: { day: 'd', hour: 'h', minute: 'min', second: 's' },
  lessThanASecond: 'weniger als 1 s',
  dayOfYear: (day, month) => `${day}. ${month}`,
  day: (dayOfYear, year) => `${dayOfYear} ${year}`,
  instant: (day, clock, offset) => `${day}, ${clock} Uhr (${offset})`,
  hours: (dayOfYear, [from, to], offset) => `${dayOfYear}, ${from} bis ${to} Uhr (${offset})`,
  fromTo: (from, to) => `${from} bis ${to}`,
  period: {
    quarter: (quarter, year) => `${quarter}. Quartal ${year}`,
    week: (week, year) => `Kalenderwoche ${week} ${year}`,
    month: (month, year) => `${month} ${year}`,
    from: (day) => `Zeitraum ab ${day}`,
    daysOfMonth: (first, last) => `${first}. bis ${last}`,
  },
}
