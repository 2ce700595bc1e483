import { subjectOf, type RemarkKind } from '../feature/remark.js'
import { toPercent } from '../shared/format-number.js'
import type { Agreement } from './agreement.js'

/** What remarks on agreements read of the configuration. */
export interface AgreementsConfigured {
  readonly services: readonly { readonly agreements: readonly Agreement[] }[]
}

const firstTier: RemarkKind<AgreementsConfigured> = {
  rule: 'first-tier',
  meaning: 'the first credit tier begins elsewhere than the objective',
  mend: 'make them equal, unless the contract says otherwise',
  find: ({ services }) => services.flatMap(({ agreements }) => agreements.flatMap(otherFirstTier)),
}

export const slaRemarks: readonly RemarkKind<AgreementsConfigured>[] = [firstTier]

function otherFirstTier({ service, name, objective, credits }: Agreement) {
  if (credits === null) return []
  const first = Math.max(...credits.tiers.map(({ below }) => below))
  if (first === objective) return []
  const message = `its first credit tier begins below ${toPercent(first)} %, its objective is ${toPercent(objective)} %`
  const hint =
    first < objective
      ? 'a result between the two breaks the promise but costs nothing'
      : 'a result between the two keeps the promise but costs a credit'
  return [{ subject: subjectOf({ service, name }), message, hint }]
}
