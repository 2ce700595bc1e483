import type { DrillTexts } from './en.js'

/** Dasselbe auf Deutsch. */
export const german: DrillTexts = {
  title: 'Wiederherstellungsübungen',
  note: 'Jede Übung, die in diesem Zeitraum endete, mit dem, woran sie gemessen wurde; dann die, die nicht abgehalten wurden.',
  columns: {
    drill: 'Übung',
    outcome: 'Ergebnis',
    took: 'Zeit bis zur Wiederherstellung',
    point: 'Nachgewiesener Wiederherstellungspunkt',
  },
  types: {
    tabletop: 'Planspiel',
    simulation: 'Simulation',
    restore: 'Wiederherstellung',
    rollback: 'Zurückrollen',
    rebuild: 'Neuaufbau',
    failover: 'Umschaltung',
    load: 'Last',
  },
  outcomes: { passed: 'bestanden', failed: 'nicht bestanden', abandoned: 'abgebrochen' },
  unheld: (day) => (day === null ? 'nicht abgehalten, nie bestanden' : `nicht abgehalten, zuletzt bestanden am ${day}`),
  unmeasured: 'nicht gemessen',
  objective: (rto, isMet) => `RTO ${rto}, ${isMet ? 'eingehalten' : 'verfehlt'}`,
  objectiveAlone: (rto) => `RTO ${rto}`,
  lost: (span) => `Daten von ${span} verloren`,
  line: (drill, outcome) => `${drill}: ${outcome}`,
  recovered: (took, objective) => `wiederhergestellt nach ${took}; ${objective}`,
  point: (instant, lost) => `neueste Daten vom ${instant}; ${lost}`,
  success: (service, { passed, count }) => `${service}: ${passed} von ${count} Übungen in 365 Tagen bestanden`,
  share: (share, { target, isMet }) => `${share}; das Ziel von ${target} ist ${isMet ? 'erreicht' : 'verfehlt'}.`,
  none: (service) => `${service}: In 365 Tagen wurde keine Übung bestanden oder nicht bestanden.`,
  method:
    'Die Zeit bis zur Wiederherstellung einer Übung läuft von ihrem Ausfall, oder ihrer Ankündigung, bis zur letzten Prüfung, die gelang; ihr Wiederherstellungspunkt sind die neuesten Daten, die zurückkamen. Planspiele und abgebrochene Durchgänge zählen in der Erfolgsquote nicht mit.',
}
