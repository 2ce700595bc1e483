import type { DriftTexts } from './en.js'

/** La même chose en français. */
export const french: DriftTexts = {
  title: 'Ce qui tourne',
  note: 'Si Prometheus et Alertmanager ont chargé ce qui a été revu et en est généré, au moment de ce rapport.',
  columns: ['Serveur', 'Ce qui tourne est ce qui a été revu', 'Dernière réponse'],
  yes: 'oui',
  unknown: 'n’a pas pu être demandé',
  never: 'jamais',
  differences: (count, since) => `non : ${count} ${count <= 1 ? 'différence' : 'différences'} depuis le ${since}`,
}
