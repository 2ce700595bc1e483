/** What reports say of reviews, in English. */
export const english = {
  title: 'Reviews',
  note: 'What people look at again and again, and in what they are trained: how it stands when this report was made.',
  columns: ['Review', 'State', 'Due', 'Last signed off', 'Signed in this time'],
  states: { overdue: 'overdue', due: 'due soon', current: 'signed off' },
  never: 'never',
  atOnce: 'at once',
  changed: 'the configuration has changed since',
}

export type ReviewTexts = typeof english
