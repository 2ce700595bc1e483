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
  notice: {
    report: 'Bericht',
    corrected: 'Korrigierter Bericht',
    number: 'Nummer',
    place: (number, revision) => `${number}, Revision ${revision}`,
    read: 'Bericht lesen',
  },
  correction: {
    of: (revision, { instant, reasons }) => `Dies korrigiert Revision ${revision} vom ${instant}: ${reasons}.`,
    figures: (changed) => `Anders als zuvor: ${changed}.`,
    figure: (name, { is, was }) => `${name} ${is}, zuvor ${was}`,
    unknown: 'unbekannt',
    configuration: 'Auch die Konfiguration hat sich seither geändert.',
    lateData: (span, hours) => `Daten von ${span} kamen nach der Ausstellung: ${hours}`,
    added: (name, time) => `${name} (${time}) wurde nach der Ausstellung eingetragen`,
    withdrawn: (name, time) => `${name} (${time}) wurde nach der Ausstellung zurückgenommen`,
    again: 'er wurde neu erstellt',
    by: (person) => `, von ${person}`,
    why: (reason) => `: ${reason}`,
    andMore: (count) => `und ${count} weitere`,
  },
  keyFigures: {
    title: 'Kennzahlen',
    note: 'Gegen die Ziele des Hauses und die Zeit davor.',
    legend: 'Die Balken sind die Monate, die gestrichelte Linie ist das Ziel.',
    told: 'Mittlere Zeiten der Störungen dieser Dienste, und wie sie zuvor waren.',
    columns: {
      figure: 'Kennzahl',
      value: 'Jetzt',
      target: 'Ziel',
      before: 'Zuvor',
      trend: 'Zwölf Monate',
    },
    names: {
      rpo: { abbreviation: 'RPO', meaning: 'längste Zeit ohne Sicherung' },
      rto: { abbreviation: 'RTO', meaning: 'längste Zeit bis zur Behebung' },
      mttd: { abbreviation: 'MTTD', meaning: 'mittlere Zeit bis zum Bemerken' },
      mtta: { abbreviation: 'MTTA', meaning: 'mittlere Zeit bis zur Bestätigung' },
      mttr: { abbreviation: 'MTTR', meaning: 'mittlere Zeit bis zur Behebung' },
    },
    andMore: (names, count) => `${names} und ${count} weitere`,
    count: (count, unknown) => `n ${count}${unknown === 0 ? '' : `, ${unknown} unbekannt`}`,
    noIncident: 'keine Störung',
    noData: 'keine Daten',
    unknown: 'unbekannt',
    noTarget: 'keines',
    verdicts: { met: 'erreicht', missed: 'verfehlt', undetermined: 'unentschieden' },
    changes: { better: 'jetzt besser', worse: 'jetzt schlechter', same: 'gleich' },
    line: ({ name, value, count, target, verdict, before, change }) => {
      const held = target === null ? [] : [`Ziel ${target}`]
      const now = [`${value} (${count})`, ...held, ...(verdict === null ? [] : [verdict])].join(', ')
      return `${name}: ${now}; zuvor ${[before, ...(change === null ? [] : [change])].join(', ')}`
    },
    trend: (first, last, values) => `${first} bis ${last}: ${values}`,
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
