/** Parts of the output by kind of file. */
export const PARTS = ['rules', 'tests', 'dashboards', 'alertmanager'] as const

export type Part = (typeof PARTS)[number]

/** Which part of the output is wanted; `null`: all of it. A service is named. */
export type Selection = { readonly only: Part } | { readonly service: string } | null

/** Whether a generated path belongs to the selection. Dashboards and Alertmanager's files belong to no service. */
export function isSelected(path: string, selection: Selection): boolean {
  if (selection === null) return true
  const part = partOf(path)
  if ('only' in selection) return part === selection.only
  const name = path.slice(path.lastIndexOf('/') + 1).split('.')[0]
  return (part === 'rules' || part === 'tests') && name === selection.service
}

function partOf(path: string): Part {
  if (path.startsWith('dashboards/')) return 'dashboards'
  if (path.startsWith('config/')) return 'alertmanager'
  return path.startsWith('rules/tests/') ? 'tests' : 'rules'
}
