import type { Draft, ProposedService } from './proposal.js'

/** So named that each could be taken out of its comment beside the others. */
export function distinctDrafts(drafts: readonly Draft[], services: readonly ProposedService[]): Draft[] {
  const taken = new Map<string, string[]>()
  for (const { name, slos, datasets } of services) {
    taken.set(
      `${name} slos`,
      slos.map((slo) => slo.name),
    )
    taken.set(
      `${name} backups`,
      datasets.map((dataset) => dataset.name),
    )
  }
  return drafts.map((draft) => {
    const names = taken.get(`${draft.service} ${draft.section}`) ?? []
    const name = distinct(String(draft.entry['name']), names)
    taken.set(`${draft.service} ${draft.section}`, [...names, name])
    return { ...draft, entry: { ...draft.entry, name } }
  })
}

/** The name, with a number where it is taken. */
export function distinct(name: string, taken: readonly string[]): string {
  let count = 1
  const next = () => (count === 1 ? name : `${name}-${count}`)
  while (taken.includes(next())) count++
  return next()
}
