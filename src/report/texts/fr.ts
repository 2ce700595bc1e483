import type { ReportTexts } from './en.js'

export const french: ReportTexts = {
  title: (period) => `Niveaux de service, ${period}`,
  subject: (title, { headline, organisation }) => `${title}\u00a0: ${headline} (${organisation})`,
  corrected: (subject) => `Corrigé\u00a0: ${subject}`,
  nothing: 'Rien n’a été jugé',
  soFar: (instant) => `Un aperçu\u00a0: les chiffres vont jusqu’au ${instant} et changeront encore.`,
  acknowledge: {
    ask: (instant) => `Veuillez accuser réception de ce rapport avant le ${instant}.`,
    button: 'Accuser réception',
  },
  method: 'Comment cela a été mesuré',
  made: (report, { period, zone, revision, made }) =>
    `Rapport ${report}, ${period} (fuseau ${zone}), révision ${revision}, établi le ${made}.`,
  program: (version, configuration) => `Plimsoll ${version}, configuration ${configuration}.`,
  more: (count, file) => `${count} de plus\u00a0: voir ${file} en pièce jointe.`,
  foot: (number, revision) => `Numéro ${number}, révision ${revision}`,
  draftFoot: (report, revision) => `${report}, révision ${revision}`,
  page: (page, pages) => `Page ${page} sur ${pages}`,
  evidence: (number, revision) =>
    `Numéro ${number}, révision ${revision}. \`plimsoll report verify FILE\` dit si une copie est inchangée.`,
}
