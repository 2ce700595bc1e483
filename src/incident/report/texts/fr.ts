import { pluralIn } from '../../../words/language/language.js'
import type { IncidentTexts } from './en.js'

const plural = pluralIn('fr')

export const french: IncidentTexts = {
  title: 'Incidents',
  note: (isFew) =>
    `Ceux qui ont commencé dans cette période, avec les temps moyens du premier échec à l’alerte (détecté) et au bon service (rétabli).${isFew ? ' Avec si peu, mieux vaut regarder chacun d’eux que les moyennes.' : ''}`,
  told: 'Ceux qui ont commencé dans cette période, pour les services visés par les accords.',
  columns: ['Service', 'Détecté après', 'Pris en charge', 'Rétabli après'],
  unknown: 'inconnu',
  target: (span) => `objectif ${span}`,
  observed: (count) => `n ${count}`,
  count: (incidents, { onset, recovery }, falseAlarms) => {
    const parts = [
      ...(onset === 0 ? [] : [`${onset} au début inconnu`]),
      ...(recovery === 0 ? [] : [`${recovery} de durée inconnue`]),
    ]
    const uncertain = parts.length === 0 ? '' : ` (${parts.join(', ')}, hors moyenne)`
    const alarms = plural(falseAlarms, { one: 'fausse alerte', other: 'fausses alertes' })
    const besides = falseAlarms === 0 ? '' : ` et ${falseAlarms} ${alarms}`
    return `${incidents} ${plural(incidents, { one: 'incident', other: 'incidents' })}${uncertain}${besides}`
  },
  service: (name, count) => `${name}\u00a0: ${count}`,
  mean: {
    noticed: (mean, target) => `Détecté après ${mean}${target === null ? '' : `, objectif ${target}`}`,
    acknowledged: (mean, target) => `Pris en charge après ${mean}${target === null ? '' : `, objectif ${target}`}`,
    over: (mean, target) => `Rétabli après ${mean}${target === null ? '' : `, objectif ${target}`}`,
  },
  spread: (median, p90, count) => `médiane ${median}, 90 % en moins de ${p90}, n ${count}`,
  line: ({ number, instant, title }, course) =>
    `#${number}${instant === null ? '' : ` ${instant}\u00a0:`} ${title}. ${course}`,
  falseAlarm: 'Une fausse alerte.',
  recurring: (count, days) =>
    `\u00a0; ${count} ${plural(count, { one: 'se répète', other: 'se répètent' })} en ${days} jours`,
  recurs: (ordinal, days) => `Le ${ordinal}e de ce service et de cette classe en ${days} jours.`,
  course: ({ noticed, acknowledged, over, isOpen }) => {
    const parts = [
      ...(noticed === null ? [] : [`détecté après ${noticed}`]),
      acknowledged === null ? 'pris en charge par personne' : `pris en charge ${acknowledged} plus tard`,
      ...(isOpen ? ['pas encore rétabli'] : []),
      ...(over === null ? [] : [`rétabli après ${over}`]),
    ]
    return `${parts.join(', ')}.`
  },
}
