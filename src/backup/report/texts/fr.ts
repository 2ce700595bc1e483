import type { DatasetTexts } from './en.js'

export const french: DatasetTexts = {
  title: 'Sauvegardes',
  note: 'Ce qui aurait été perdu, face à l’objectif de point de reprise (RPO).',
  columns: {
    dataset: 'Jeu de données',
    rpo: 'RPO',
    within: 'Dans le RPO',
    briefly: 'Dans le RPO',
    worst: 'Au pire',
    now: 'Maintenant',
    observed: 'Observé',
  },
  rpo: (span) => `RPO ${span}`,
  observed: (share) => `observé à ${share}`,
  noData: 'pas de données',
  unknown: 'inconnu',
  everything: 'tout',
  states: {
    ok: 'dans le RPO',
    late: 'dans le RPO, sauvegarde absente',
    suspended: 'suspendu',
    ageing: 'dans le RPO, vieillit',
    stale: 'au-delà',
    never: 'jamais vu',
    unknown: 'source muette',
  },
  method:
    'Ce qu’un jeu de données perdrait à un instant est le temps écoulé depuis son dernier point de reprise\u00a0: la fin de la dernière bonne sauvegarde, moins le temps que prend une sauvegarde.',
}
