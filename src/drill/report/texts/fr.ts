import type { DrillTexts } from './en.js'

/** La même chose en français. */
export const french: DrillTexts = {
  title: 'Exercices de reprise',
  note: 'Chaque exercice terminé dans la période, avec ce à quoi il était tenu ; puis ceux qui n’y furent pas tenus.',
  columns: {
    drill: 'Exercice',
    outcome: 'Résultat',
    took: 'Durée de reprise',
    point: 'Point de reprise vérifié',
  },
  types: {
    tabletop: 'exercice sur table',
    simulation: 'simulation',
    restore: 'restauration',
    rollback: 'retour arrière',
    rebuild: 'reconstruction',
    failover: 'bascule',
    load: 'charge',
  },
  outcomes: { passed: 'réussi', failed: 'échoué', abandoned: 'abandonné' },
  unheld: (day) => (day === null ? 'non tenu, jamais réussi' : `non tenu, réussi pour la dernière fois le ${day}`),
  unmeasured: 'non mesuré',
  objective: (rto, isMet) => `RTO ${rto}, ${isMet ? 'respecté' : 'dépassé'}`,
  objectiveAlone: (rto) => `RTO ${rto}`,
  lost: (span) => `${span} de données perdues`,
  line: (drill, outcome) => `${drill} : ${outcome}`,
  recovered: (took, objective) => `rétabli après ${took} ; ${objective}`,
  point: (instant, lost) => `données les plus récentes du ${instant} ; ${lost}`,
  success: (service, { passed, count }) => `${service} : exercices réussis en 365 jours : ${passed} sur ${count}`,
  share: (share, { target, isMet }) => `${share} ; l’objectif de ${target} est ${isMet ? 'atteint' : 'manqué'}.`,
  none: (service) => `${service} : aucun exercice réussi ou échoué en 365 jours.`,
  method:
    'La durée de reprise d’un exercice va de la panne, ou de sa déclaration, au dernier contrôle réussi ; son point de reprise est la donnée la plus récente qui est revenue. Les exercices sur table et ceux qui furent abandonnés ne comptent pas dans le taux de réussite.',
}
