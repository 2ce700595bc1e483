import type { Check } from '../feature/check.js'
import { unknownNames } from '../feature/references.js'
import { anyHint, duplicates, uniqueInService } from '../feature/unique-names.js'
import { listAt, namesAt } from '../yaml/raw.js'

/** Datasets that drills name have to be there, and each name is given once. */
export const drillChecks: readonly Check[] = [
  uniqueInService({ list: 'drills', each: 'a drill' }),
  (context) =>
    context.services.flatMap(({ value }) => {
      const named = listAt(value, 'drills').map((container) => ({ container, key: 'dataset' }))
      const nothing = 'the service has none: add one under backups'
      return unknownNames(context, named, { kind: 'dataset', known: namesAt(value, 'backups'), nothing })
    }),
  (context) =>
    context.services.flatMap(({ value }) =>
      listAt(value, 'drills').flatMap((drill) => {
        const named = listAt(drill, 'checks').map((container) => ({ container, key: 'name' }))
        return duplicates(context, named, { kind: 'check', hintOf: anyHint })
      }),
    ),
]
