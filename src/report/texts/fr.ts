import { pluralIn } from '../../words/language/language.js'
import type { ReportTexts } from './en.js'

const plural = pluralIn('fr')

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
  notice: {
    report: 'Rapport',
    corrected: 'Rapport corrigé',
    number: 'Numéro',
    place: (number, revision) => `${number}, révision ${revision}`,
    read: 'Lire le rapport',
  },
  correction: {
    of: (revision, { instant, reasons }) => `Ceci corrige la révision ${revision} du ${instant}\u00a0: ${reasons}.`,
    figures: (changed) => `Ce qui diffère\u00a0: ${changed}.`,
    figure: (name, { is, was }) => `${name} ${is}, auparavant ${was}`,
    unknown: 'inconnu',
    configuration: 'La configuration a elle aussi changé depuis.',
    lateData: (span, hours) => `${span} de données sont arrivées après l’établissement\u00a0: ${hours}`,
    added: (name, time) => `${name} (${time}) a été saisi après l’établissement`,
    withdrawn: (name, time) => `${name} (${time}) a été retiré après l’établissement`,
    again: 'le rapport a été établi à nouveau',
    by: (person) => `, par ${person}`,
    why: (reason) => `\u00a0: ${reason}`,
    andMore: (count) => `et ${count} de plus`,
  },
  keyFigures: {
    title: 'Chiffres clés',
    note: 'Par rapport aux objectifs de la maison et à la période précédente.',
    legend: 'Les barres sont les mois, le trait interrompu est l’objectif.',
    told: 'Temps moyens des incidents de ces services, et ce qu’ils étaient avant.',
    columns: {
      figure: 'Chiffre',
      value: 'Maintenant',
      target: 'Objectif',
      before: 'Avant',
      trend: 'Douze mois',
    },
    names: {
      rpo: { abbreviation: 'RPO', meaning: 'la plus longue durée sans sauvegarde' },
      rto: { abbreviation: 'RTO', meaning: 'le plus long rétablissement' },
      mttd: { abbreviation: 'MTTD', meaning: 'temps moyen de détection' },
      mtta: { abbreviation: 'MTTA', meaning: 'temps moyen de prise en charge' },
      mttr: { abbreviation: 'MTTR', meaning: 'temps moyen de rétablissement' },
    },
    andMore: (names, count) => `${names} et ${count} de plus`,
    count: (count, unknown) => {
      const besides = unknown === 0 ? '' : `, ${unknown} ${plural(unknown, { one: 'inconnu', other: 'inconnus' })}`
      return `n ${count}${besides}`
    },
    noIncident: 'aucun incident',
    noData: 'aucune donnée',
    unknown: 'inconnu',
    noTarget: 'aucun',
    verdicts: { met: 'atteint', missed: 'manqué', undetermined: 'indéterminé' },
    changes: { better: 'mieux à présent', worse: 'moins bien à présent', same: 'identique' },
    line: ({ name, value, count, target, verdict, before, change }) => {
      const held = target === null ? [] : [`objectif ${target}`]
      const now = [`${value} (${count})`, ...held, ...(verdict === null ? [] : [verdict])].join(', ')
      return `${name}\u00a0: ${now}\u00a0; avant ${[before, ...(change === null ? [] : [change])].join(', ')}`
    },
    trend: (first, last, values) => `${first} à ${last}\u00a0: ${values}`,
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
