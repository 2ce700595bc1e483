import type { Check } from '../feature/check.js'
import { unknownNames } from '../feature/references.js'
import { anyHint, duplicates } from '../feature/unique-names.js'
import { listAt, mapAt, namesAt } from '../yaml/raw.js'

/** Drills that restore tests name have to be there; types and copies are given once. */
export const controlChecks: readonly Check[] = [
  (context) =>
    context.services.flatMap(({ value }) => {
      const named = listAt(value, 'backups').map((backup) => ({
        container: mapAt(backup, 'restore_test'),
        key: 'drill',
      }))
      const nothing = 'the service has none: add one under drills'
      return unknownNames(context, named, { kind: 'drill', known: namesAt(value, 'drills'), nothing })
    }),
  (context) =>
    context.services.flatMap(({ value }) =>
      listAt(value, 'backups').flatMap((backup) => [
        ...duplicates(context, entriesOf(backup, 'copies', 'name'), { kind: 'copy', hintOf: anyHint }),
        ...duplicates(context, entriesOf(backup, 'types', 'type'), { kind: 'type', hintOf: anyHint }),
      ]),
    ),
]

function entriesOf(backup: unknown, list: string, key: string) {
  return listAt(backup, list).map((container) => ({ container, key }))
}
