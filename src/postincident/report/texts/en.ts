/** What reports say of action items, in English; dates and lengths come as texts. */
export const english = {
  title: 'Action items',
  note: 'What is to be done so that incidents do not come again, and what was done about it in this time.',
  columns: ['Item', 'Who', 'Up to', 'State'],
  open: 'open',
  overdue: (span: string) => `overdue by ${span}`,
  done: 'done',
  dropped: 'dropped',
  more: (count: number) => `And ${count} more that are open.`,
}

export type PostIncidentTexts = typeof english
