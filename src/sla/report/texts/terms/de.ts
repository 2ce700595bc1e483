import { joinIn } from '../../../../words/language/language.js'
import type { CalendarLength, TermsTexts } from './en.js'

const join = joinIn('de')

function unitOf(minutes: number): string {
  if (minutes === 1) return 'Minuten'
  return minutes === 60 ? 'Stunden' : `Abschnitte von ${minutes} min`
}

const many = (count: number, one: string, other: string) => `${count} ${count === 1 ? one : other}`

function within(length: CalendarLength): string {
  if ('days' in length) return many(length.days, 'Tag', 'Tage')
  if ('businessDays' in length) return many(length.businessDays, 'Werktag', 'Werktage')
  return 'months' in length ? many(length.months, 'Monat', 'Monate') : many(length.periods, 'Zeitraum', 'Zeiträume')
}

const PER = { month: 'Monat', quarter: 'Quartal', year: 'Jahr' } as const

export const german: TermsTexts = {
  title: 'Was vereinbart ist',
  note: 'Die Bedingungen, nach denen jede Vereinbarung beurteilt wird.',
  labels: {
    promise: 'Zusage',
    bad: 'Schlecht',
    combined: 'Mehrere Indikatoren',
    period: 'Zeitraum',
    hours: 'Servicezeit',
    silent: 'Kein Verkehr',
    noData: 'Keine Daten',
    leftOut: 'Ausgenommen',
    rounding: 'Rundung',
    credit: 'Gutschrift',
    limits: 'Grenzen der Gutschrift',
    claim: 'Anspruch',
    chronic: 'Kündigungsrecht',
    support: 'Support',
  },
  promise: {
    bad_intervals: (objective, minutes) => `mindestens ${objective} der ${unitOf(minutes)} sind gut`,
    mean_interval_error_rate: (objective, minutes) =>
      `im Mittel über ${unitOf(minutes)} gelingen mindestens ${objective} der Anfragen`,
    request_ratio: (objective) => `mindestens ${objective} der Anfragen gelingen`,
    weighted_requests: (objective) => `Anfragen, jede danach, wie gut sie war, kommen auf mindestens ${objective}`,
    recovery: ({ rto, rpo }) =>
      [
        ...(rto === null ? [] : [`jeder Vorfall und jede Übung ist nach höchstens ${rto} vorbei (RTO)`]),
        ...(rpo === null ? [] : [`keine Daten aus mehr als ${rpo} gehen verloren (RPO)`]),
      ].join('; '),
  },
  bad: ({ share, isAll, bound, least }) => {
    const failing = isAll
      ? 'alle Anfragen fehlschlagen'
      : bound === 'above'
        ? `mehr als ${share} fehlschlagen`
        : `${share} oder mehr fehlschlagen`
    return `wo ${failing}${least === 0 ? '' : `, von mindestens ${least} Anfragen`}`
  },
  runs: (minutes) => `ab ${minutes} Minuten am Stück`,
  combined: {
    all_down: 'schlecht, wenn alle es sind',
    any_down: 'schlecht, wenn einer es ist',
    worst_of: 'der schlechteste zählt',
    weighted: 'sie zählen nach Gewicht',
  },
  period: {
    week: 'Kalenderwoche',
    month: 'Kalendermonat',
    quarter: 'Quartal',
    year: 'Jahr',
    yearFrom: (month) => `Jahre beginnen im ${month}`,
    days: (days) => `je ${days} Tage`,
    months: (months, day) => `je ${many(months, 'Monat', 'Monate')}, ab ${day}`,
    rolling: (days) => `die letzten ${days} Tage`,
  },
  hours: (days, from, to) => `${days}, ${from} bis ${to} Uhr`,
  days: (from, to) => `${from} bis ${to}`,
  everyDay: 'jeden Tag',
  zone: (hours, zone) => `${hours} (${zone})`,
  holidays: (count) => `ohne ${many(count, 'Feiertag', 'Feiertage')}`,
  aroundTheClock: 'rund um die Uhr',
  silent: { good: 'zählt als gut', bad: 'zählt als schlecht', exclude: 'zählt nicht' },
  noData: {
    unknown: 'kann gut oder schlecht gewesen sein: Das Ergebnis ist ein Bereich',
    good: 'zählt als gut',
    bad: 'zählt als schlecht',
    exclude: 'zählt nicht',
  },
  kinds: {
    scheduled_maintenance: 'geplante Wartung',
    emergency_maintenance: 'Notwartung',
    customer_caused: 'vom Kunden verursachte Störungen',
    force_majeure: 'höhere Gewalt',
    third_party: 'von Dritten verursachte Störungen',
    suspension: 'Aussetzung',
    other: 'sonstige Ausnahmen',
  },
  notice: (length) => `mindestens ${length} vorher angekündigt`,
  cap: (length, per) => `höchstens ${length} je ${PER[per]}`,
  nothingLeftOut: 'nichts',
  keptAsGood: 'was ausgenommen ist, bleibt als gut in der Rechnung',
  round: (decimals, mode) =>
    `auf ${decimals} Nachkommastellen des Prozentwerts, ${mode === 'down' ? 'abgeschnitten' : 'kaufmännisch'}`,
  tier: (bound, share, credit) => `${credit} ${bound === 'below' ? 'unter' : 'bei oder unter'} ${share}`,
  proportional: (multiplier, of) =>
    `${multiplier} × Ausfallzeit ÷ ${of === 'period' ? 'Länge des Zeitraums' : 'gezählte Zeit'}`,
  step: (credit, every, count) =>
    `${credit} je ${count === 'full' ? 'volle' : 'angefangene'} ${every} unter der Zusage`,
  fee: (money, per) => {
    const period = per === 'month' ? 'Monat' : 'Zeitraum'
    return `des Entgelts${money === null ? '' : ` von ${money}`} je ${period}`
  },
  noCredit: 'keine',
  capPeriod: (share) => `${share} des Entgelts eines Zeitraums`,
  capYear: (share) => `${share} eines Monatsentgelts im Jahr`,
  minimum: (money) => `bis ${money} nichts`,
  claim: (length) => `bis ${length} nach dem Zeitraum`,
  chronic: (below, periods, of) => `unter ${below} in ${periods} von ${of} Zeiträumen`,
  support: (severity, promise, length) =>
    `${severity}: Frist zur ${promise === 'acknowledge' ? 'Antwort' : 'Behebung'} ${length}`,
  line: (label, value) => `${label}: ${value}`,
  within,
  join,
}
