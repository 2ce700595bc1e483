import type { TablePanel } from './panel.js'

/** What should have happened by now. Each query gives seconds too late, with labels `item` and, where it has them, `service` and `environment`. */
export function overdueTable(queries: readonly string[]): TablePanel {
  const by = 'max by (item, service, environment)'
  return {
    kind: 'table',
    key: 'overdue',
    title: 'Overdue',
    description:
      'What should have happened by now, and by how much it is late: backups beyond their recovery point objective, and monthly reports that have not been sent for 32 days.',
    width: 24,
    height: 5,
    sortBy: 'Late by',
    descending: true,
    noRows: 'nothing is overdue, as long as the numbers above are there',
    columns: [
      { kind: 'label', label: 'item', title: 'What' },
      { kind: 'label', label: 'service', title: 'Service' },
      { kind: 'label', label: 'environment', title: 'Environment' },
      {
        kind: 'value',
        title: 'Late by',
        expr: queries.map((query) => `${by} (${query})`).join('\n  or '),
        display: { unit: 's', decimals: 1, texts: [{ value: 'nan', text: 'never done', colour: 'red' }] },
      },
    ],
  }
}
