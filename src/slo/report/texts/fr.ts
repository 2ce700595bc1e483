import type { SloTexts } from './en.js'

export const french: SloTexts = {
  title: 'Objectifs',
  note: (period) => `Sur la période «\u00a0${period}\u00a0», non sur leurs propres périodes.`,
  columns: {
    objective: 'Objectif',
    promise: 'Promis',
    delivered: 'Fourni',
    spent: 'Budget consommé',
    observed: 'Observé',
  },
  observed: (share) => `observé à ${share}`,
  within: 'tenu',
  overspent: 'dépassé',
  noTraffic: 'aucun trafic',
  noData: 'pas de données',
  unknown: 'inconnu',
  noteOn: (name, note) => `${name}\u00a0: ${note}.`,
  promiseChanged: (before, day, after) => `${before} promis jusqu’au ${day}, ${after} depuis`,
  measured: (span, since) => `mesuré pendant ${span}, depuis le ${since}`,
  countedDifferently: (since) => `compté autrement depuis le ${since}`,
  budgetMethod:
    'Le budget consommé est la part en échec × la part observée de la période ÷ (1\u00a0−\u00a0objectif)\u00a0: le temps non observé compte comme un trafic moyen sans erreur.',
}
