import type { PostIncidentTexts } from './en.js'

/** Dasselbe auf Deutsch. */
export const german: PostIncidentTexts = {
  title: 'Maßnahmen',
  note: 'Was zu tun ist, damit sich Störungen nicht wiederholen, und was davon in dieser Zeit getan wurde.',
  columns: ['Maßnahme', 'Wer', 'Bis', 'Stand'],
  open: 'offen',
  overdue: (span) => `überfällig seit ${span}`,
  done: 'erledigt',
  dropped: 'verworfen',
  more: (count) => `Und ${count} weitere, die offen sind.`,
}
