import type { SloTexts } from './en.js'

export const german: SloTexts = {
  title: 'Ziele',
  note: (period) => `Im Zeitraum ${period}, nicht in ihren eigenen Zeiträumen.`,
  columns: {
    objective: 'Ziel',
    promise: 'Zugesagt',
    delivered: 'Erbracht',
    spent: 'Budget verbraucht',
    observed: 'Beobachtet',
  },
  observed: (share) => `${share} beobachtet`,
  within: 'eingehalten',
  overspent: 'überzogen',
  noTraffic: 'kein Verkehr',
  noData: 'keine Daten',
  unknown: 'unbekannt',
  noteOn: (name, note) => `${name}: ${note}.`,
  promiseChanged: (before, day, after) => `${before} zugesagt bis ${day}, seitdem ${after}`,
  measured: (span, since) => `${span} lang gemessen, seit ${since}`,
  countedDifferently: (since) => `seit ${since} anders gezählt`,
  budgetMethod:
    'Verbrauchtes Budget ist der schlechte Anteil × der beobachtete Anteil des Zeitraums ÷ (1\u00a0−\u00a0Ziel): Nicht beobachtete Zeit zählt als durchschnittlicher Verkehr ohne Fehler.',
}
