import type { Check } from '../feature/check.js'
import { elementsAt, namedInRoot, unknownNames } from '../feature/references.js'
import { mapAt, namesAt } from '../yaml/raw.js'

/** Objectives and receivers that `deployments` names have to be there. */
export const deploymentChecks: readonly Check[] = [
  (context) => {
    const named = context.services.flatMap(({ value }) => elementsAt(mapAt(value, 'deployments'), 'on_degraded'))
    return unknownNames(context, named, namedInRoot(context, 'receivers', 'receiver'))
  },
  (context) =>
    context.services.flatMap(({ value }) => {
      const known = namesAt(value, 'slos')
      const nothing = 'the service has none: add one under slos'
      return unknownNames(context, elementsAt(mapAt(value, 'deployments'), 'slos'), {
        kind: 'objective',
        known,
        nothing,
      })
    }),
]
