import type { PostIncidentTexts } from './en.js'

/** La même chose en français. */
export const french: PostIncidentTexts = {
  title: 'Actions correctives',
  note: 'Ce qui reste à faire pour que les incidents ne se reproduisent pas, et ce qui a été fait pendant cette période.',
  columns: ['Action', 'Qui', 'Échéance', 'État'],
  open: 'ouverte',
  overdue: (span) => `en retard de ${span}`,
  done: 'faite',
  dropped: 'abandonnée',
  more: (count) => `Et ${count} autres qui sont ouvertes.`,
}
