import type { ReportTexts } from './en.js'

export const german: ReportTexts = {
  title: (period) => `Servicebericht, ${period}`,
  subject: (title, { headline, organisation }) => `${title}: ${headline} (${organisation})`,
  corrected: (subject) => `Korrigiert: ${subject}`,
  nothing: 'Nichts wurde beurteilt',
  soFar: (instant) => `Eine Vorschau: Die Zahlen reichen bis ${instant} und werden sich noch ändern.`,
  acknowledge: {
    ask: (instant) => `Bitte bestätigen Sie diesen Bericht bis ${instant}.`,
    button: 'Bestätigen',
  },
  method: 'Wie gemessen wurde',
  made: (report, { period, zone, revision, made }) =>
    `Bericht ${report}, ${period} in ${zone}, Revision ${revision}, erstellt am ${made}.`,
  program: (version, configuration) => `Plimsoll ${version}, Konfiguration ${configuration}.`,
  more: (count, file) => `${count} weitere: siehe ${file} im Anhang.`,
  foot: (number, revision) => `Nummer ${number}, Revision ${revision}`,
  draftFoot: (report, revision) => `${report}, Revision ${revision}`,
  page: (page, pages) => `Seite ${page} von ${pages}`,
  evidence: (number, revision) =>
    `Nummer ${number}, Revision ${revision}. \`plimsoll report verify FILE\` sagt, ob eine Kopie unverändert ist.`,
}
