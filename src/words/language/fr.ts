import type { LanguageForms } from './language.js'

export const french: LanguageForms = {
  months: [
    ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
    ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  ],
  decimalMark: ',',
  group: '\u202f',
  units: { day: 'j', hour: 'h', minute: 'min', second: 's' },
  lessThanASecond: 'moins de 1 s',
  dayOfYear: (day, month) => `${day === 1 ? '1er' : day} ${month}`,
  day: (dayOfYear, year) => `${dayOfYear} ${year}`,
  instant: (day, clock, offset) => `${day} à ${clock} (${offset})`,
  hours: (dayOfYear, [from, to], offset) => `${dayOfYear} de ${from} à ${to} (${offset})`,
  fromTo: (from, to) => `du ${from} au ${to}`,
  period: {
    quarter: (quarter, year) => `T${quarter} ${year}`,
    week: (week, year) => `semaine ${week} de ${year}`,
    month: (month, year) => `${month} ${year}`,
    from: (day) => `période à partir du ${day}`,
    daysOfMonth: (first, last) => `du ${first === 1 ? '1er' : first} au ${last}`,
  },
}
