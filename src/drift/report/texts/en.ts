/** What reports say of what runs, in English. */
export const english = {
  title: 'What runs',
  note: 'Whether Prometheus and Alertmanager have loaded what was reviewed and is generated from it, as it was when this report was made.',
  columns: ['Server', 'What runs is what was reviewed', 'Last answered'],
  yes: 'yes',
  unknown: 'could not be asked',
  never: 'never',
  differences: (count: number, since: string) =>
    `no: ${count} ${count === 1 ? 'difference' : 'differences'} since ${since}`,
}

export type DriftTexts = typeof english
