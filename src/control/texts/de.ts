import type { ControlTexts } from './en.js'

export const german: ControlTexts = {
  title: 'Kontrollen',
  note: 'Was für jeden Datenbestand außerdem gelten muss, Stand am Ende des Zeitraums, mit dem Nachweis.',
  clausesNote: 'Zu welchen Abschnitten diese Kontrollen etwas sagen, und wie es um sie stand.',
  columns: { control: 'Kontrolle', status: 'Stand', evidence: 'Nachweis', period: 'Im Zeitraum' },
  clauseColumns: { clause: 'Abschnitt', about: 'Worum es geht', status: 'Stand', controls: 'Kontrollen' },
  controls: {
    recovery_point: 'Wiederherstellungspunkt innerhalb des Ziels',
    backup_type: 'Sicherungsart ist aktuell',
    copy: 'Kopie ist aktuell',
    retention: 'lange genug aufbewahrt',
    recovery_points: 'genug Wiederherstellungspunkte aufbewahrt',
    encryption: 'verschlüsselt',
    immutability: 'nicht zu löschen oder zu ändern',
    restore_test: 'Wiederherstellung geprobt',
    restore_time: 'Wiederherstellung hält das RTO ein',
  },
  statuses: { compliant: 'erfüllt', non_compliant: 'nicht erfüllt', not_assessed: 'nicht beurteilt' },
  compliantFor: (share) => `${share} erfüllt`,
  nonCompliantFor: (span) => `${span} nicht erfüllt`,
  assessedFor: (share) => `${share} beurteilt`,
  never: 'in diesem Zeitraum nie beurteilt',
  counts: (compliant, nonCompliant, notAssessed) =>
    `${compliant} erfüllt, ${nonCompliant} nicht erfüllt, ${notAssessed} nicht beurteilt`,
  until: (at) => `Gilt bis ${at}.`,
  reasons: {
    within: (at, age) => `Die neueste Sicherung hat den Stand ${at}; sie darf ${age} alt sein.`,
    too_old: (at, age) => `Die neueste Sicherung hat den Stand ${at}; sie darf höchstens ${age} alt sein.`,
    never: 'Eine Sicherung wurde nie gesehen.',
    silent: 'Die Quelle antwortet nicht.',
    not_asked: 'Es gab noch keine Antwort.',
    no_answer: 'Die Abfrage findet nichts.',
    nobody_says: 'Nichts belegt es: weder eine Abfrage noch eine Bestätigung.',
    suspended: (until) => `Sicherungen sind bis ${until} ausgesetzt.`,
    holds: (query) => `Die Metrik sagt es: ${query}`,
    does_not_hold: (query) => `Die Metrik sagt, dass es nicht so ist: ${query}`,
    attested: (by, until) => `${by} bestätigt es bis ${until}.`,
    expired: (by, until) => `${by} hat es bis ${until} bestätigt, seither nicht mehr.`,
    kept: (at, age) => `Der älteste Wiederherstellungspunkt ist vom ${at}; ${age} sind aufzubewahren.`,
    deleted_early: (at, age) =>
      `Der älteste Wiederherstellungspunkt ist vom ${at}, ältere wurden innerhalb einer Woche gelöscht; ${age} sind aufzubewahren.`,
    too_young: (at, age) =>
      `Der älteste Wiederherstellungspunkt ist vom ${at}: ob ${age} aufbewahrt werden, zeigt sich später.`,
    enough: (points, least) =>
      `${points} Wiederherstellungspunkte sind aufbewahrt; mindestens ${least} müssen es sein.`,
    too_few: (points, least) =>
      `${points} Wiederherstellungspunkte sind aufbewahrt; mindestens ${least} müssen es sein.`,
    passed: (drill, at, every) => `Die Übung ${drill} wurde am ${at} bestanden; das belegt es für ${every}.`,
    overdue: (drill, at, every) => `Die Übung ${drill} wurde zuletzt am ${at} bestanden; das belegte es für ${every}.`,
    never_passed: (drill, due) => `Die Übung ${drill} wurde nie bestanden; fällig war sie am ${due}.`,
    not_yet_due: (drill, due) => `Die Übung ${drill} wurde noch nicht bestanden; fällig ist sie am ${due}.`,
    in_time: (drill, took, rto) => `Die Übung ${drill} dauerte ${took}; sie darf ${rto} dauern.`,
    too_slow: (drill, took, rto) => `Die Übung ${drill} dauerte ${took}; sie darf ${rto} dauern.`,
    not_measured: (drill) => `Die Übung ${drill} hat keine Zeit gemessen, die noch zählt.`,
  },
  reference: (where) => `Siehe ${where}.`,
  method:
    'Erfüllt oder nicht erfüllt ist eine Kontrolle nur durch einen Nachweis: eine Metrik, eine bestandene Übung oder jemanden, der es bis zu einem Tag bestätigt. Wo es keinen gibt oder er abgelaufen ist, ist sie nicht beurteilt.',
}
