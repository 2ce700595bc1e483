/** Which part of the output is wanted; `null`: all of it. A service is named. */
export type Selection = { readonly only: 'rules' | 'tests' } | { readonly service: string } | null

/** Whether a generated path belongs to the selection. */
export function isSelected(path: string, selection: Selection): boolean {
  if (selection === null) return true
  const isTest = path.startsWith('rules/tests/')
  if ('only' in selection) return isTest === (selection.only === 'tests')
  const name = path.slice(path.lastIndexOf('/') + 1).split('.')[0]
  return name === selection.service
}
