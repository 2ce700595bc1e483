/** Parts of the output by kind of file. */
export const PARTS = ['rules', 'tests', 'dashboards', 'alertmanager'] as const

export type Part = (typeof PARTS)[number]

/** One thing that is wanted: a kind of file, or the rules and tests of a service. */
export type Wanted = { readonly only: Part } | { readonly service: string }

/** Which parts of the output are wanted, each file that any of them names; `null`: all of it. */
export type Selection = readonly Wanted[] | null

/** Whether a generated path belongs to the selection. Dashboards and Alertmanager's files belong to no service. */
export function isSelected(path: string, selection: Selection): boolean {
  return selection === null || selection.some((wanted) => names(wanted, path))
}

/** Whether the selection takes in a kind of file as a whole. */
export function wantsPart(part: Part, selection: Selection): boolean {
  return selection === null || selection.some((wanted) => 'only' in wanted && wanted.only === part)
}

function names(wanted: Wanted, path: string): boolean {
  const part = partOf(path)
  if ('only' in wanted) return part === wanted.only
  const name = path.slice(path.lastIndexOf('/') + 1).split('.')[0]
  return (part === 'rules' || part === 'tests') && name === wanted.service
}

function partOf(path: string): Part {
  if (/^(operator\/)?dashboards\//.test(path)) return 'dashboards'
  if (/^(config\/|operator\/alertmanager\.)/.test(path)) return 'alertmanager'
  return path.startsWith('rules/tests/') ? 'tests' : 'rules'
}
