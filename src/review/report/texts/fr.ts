import type { ReviewTexts } from './en.js'

/** La même chose en français. */
export const french: ReviewTexts = {
  title: 'Revues',
  note: 'Ce qui est revu et appris régulièrement, dans son état au moment de ce rapport.',
  columns: ['Revue', 'État', 'Échéance', 'Dernière signature', 'Signatures dans cette période'],
  states: { overdue: 'en retard', due: 'bientôt due', current: 'signée' },
  never: 'jamais',
  atOnce: 'immédiatement',
  changed: 'la configuration a changé depuis',
}
