import type { DatasetTexts } from './en.js'

export const german: DatasetTexts = {
  title: 'Sicherungen',
  note: 'Wie viel verloren gewesen wäre, gegen das Ziel für den Wiederherstellungspunkt (RPO).',
  columns: {
    dataset: 'Datenbestand',
    rpo: 'RPO',
    within: 'Innerhalb des RPO',
    briefly: 'Innerhalb',
    worst: 'Höchstens',
    now: 'Jetzt',
    observed: 'Beobachtet',
  },
  rpo: (span) => `RPO ${span}`,
  observed: (share) => `${share} beobachtet`,
  noData: 'keine Daten',
  unknown: 'unbekannt',
  everything: 'alles',
  states: {
    ok: 'innerhalb',
    late: 'innerhalb, Sicherung fehlt',
    suspended: 'ausgesetzt',
    ageing: 'innerhalb, alternd',
    stale: 'darüber',
    never: 'nie gesehen',
    unknown: 'Quelle schweigt',
  },
  method:
    'Was ein Datenbestand zu einem Zeitpunkt verlöre, ist die Zeit seit seinem neuesten Wiederherstellungspunkt: dem Abschluss der letzten guten Sicherung, abzüglich der Zeit, die eine Sicherung braucht.',
}
