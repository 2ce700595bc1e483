import type { BadTimeTexts } from './en.js'

export const german: BadTimeTexts = {
  columns: ['Schlechte Zeit', 'Zählt'],
  upTo: (figure) => `bis zu ${figure}`,
  between: (least, most) => `${least}, bis zu ${most}`,
  nothing: 'nichts',
  errors: (count) => `${count} Fehler`,
  without: {
    partly: (span) => `davon ${span} ohne Daten`,
    bad: (span) => `${span} ohne Daten, zählen wie vereinbart als schlecht`,
    open: (span) => `${span} ohne Daten, zählen im schlechtesten Fall`,
    good: (span) => `${span} ohne Daten, zählen wie vereinbart als gut`,
    exclude: (span) => `${span} ohne Daten, wie vereinbart ausgenommen`,
    unknown: (span) => `${span} ohne Daten, die nichts ändern`,
  },
  besideGap: 'nur schlecht, wenn es die Minuten ohne Daten daneben waren',
  incident: (number, title) => `Vorfall #${number}: ${title}`,
  drill: (number, title) => `Übung #${number}: ${title}`,
  recovery: {
    missed: 'verfehlt',
    unknown: 'unbekannt',
    after: (span) => `wiederhergestellt nach ${span}`,
    notYet: 'noch nicht wiederhergestellt, oder nicht bekannt',
    lost: (span) => `Daten aus ${span} verloren`,
  },
  more: (count, figure) =>
    `${count} weitere ${count === 1 ? 'steht' : 'stehen'} nicht hier, zusammen ${figure}; CSV und JSON nennen sie.`,
  beside: (figure, isAll) =>
    `${isAll ? `${figure} davon` : `Daneben ${figure}`} in Minuten, in denen nicht mehr fehlschlug als im Mittel zugesagt ist.`,
  requests:
    'Wo Anfragen beurteilt werden, sind schlechte Zeit die Minuten, in denen mehr fehlschlug als im Mittel zugesagt ist; liegen nicht mehr als 5 Minuten dazwischen, stehen sie zusammen.',
}
