import type { ReviewTexts } from './en.js'

/** Dasselbe auf Deutsch. */
export const german: ReviewTexts = {
  title: 'Überprüfungen',
  note: 'Was regelmäßig überprüft und geübt wird, mit dem Stand, als dieser Bericht entstand.',
  columns: ['Überprüfung', 'Stand', 'Fällig', 'Zuletzt abgezeichnet', 'In dieser Zeit abgezeichnet'],
  states: { overdue: 'überfällig', due: 'bald fällig', current: 'abgezeichnet' },
  never: 'nie',
  atOnce: 'sofort',
  changed: 'die Konfiguration hat sich seitdem geändert',
}
