import { placed, type Placed } from '../build.js'
import type { ForeignField } from '../foreign-field.js'
import type { OpenSloLibrary } from './openslo-library.js'

/** What the alert policies of an SLO come to. */
export interface ReadPolicies {
  /** Whether to alert where the metric is missing; `null`: nobody says. */
  readonly missing: Placed | null
}

/** Reads the policies of an SLO, which may stand elsewhere; `null` where none asks for alerts. Their one window of burn rate gives way to our tiers. */
export function readPolicies(spec: ForeignField, library: OpenSloLibrary): ReadPolicies | null {
  const list = spec.take('alertPolicies')
  const policies = list.items().flatMap((entry) => partOf(entry, 'AlertPolicy', library) ?? [])
  const wanted = policies.map((policy) => readPolicy(policy, library)).filter(({ burns }) => burns)
  if (wanted.length === 0) {
    const hint = 'import the file and take `alerting: off` out to have the usual ones'
    ;(list.orNull ?? spec).changed('no alert policy: the SLO gets no alerts', hint)
    return null
  }
  return { missing: wanted.map(({ noData }) => noData).find((one) => one !== null) ?? null }
}

const REFERENCES = {
  AlertPolicy: 'alertPolicyRef',
  AlertCondition: 'conditionRef',
  AlertNotificationTarget: 'targetRef',
} as const

/** The `spec` of an object that stands inline or is referred to. */
function partOf(entry: ForeignField, kind: keyof typeof REFERENCES, library: OpenSloLibrary): ForeignField | null {
  const key = REFERENCES[kind]
  const reference = entry.take(key)
  if (reference.given) return library.resolve(kind, reference)?.spec ?? null
  entry.skip('apiVersion', 'kind')
  entry.take('metadata').skip()
  return entry.need('spec', { message: 'expected a map, or a reference', hint: `add \`${key}: name\`` }).orNull
}

interface ReadPolicy {
  /** It asks for an alert while the budget burns. */
  readonly burns: boolean
  readonly noData: Placed | null
}

function readPolicy(policy: ForeignField, library: OpenSloLibrary): ReadPolicy {
  policy.skip('description')
  const [breaching, noData] = [policy.take('alertWhenBreaching'), policy.take('alertWhenNoData')]
  policy.take('alertWhenResolved').changed('left out: Alertmanager tells every receiver')
  for (const entry of policy.take('conditions').items()) {
    const condition = partOf(entry, 'AlertCondition', library)
    if (condition !== null) reportCondition(condition)
  }
  for (const entry of policy.take('notificationTargets').items()) reportTarget(entry, library)
  const flag = noData.flag()
  return { burns: breaching.flag() !== false, noData: flag === null ? null : placed(flag, noData) }
}

function reportCondition(spec: ForeignField): void {
  spec.skip('description')
  spec.take('severity').changed('left out: fast burns are pages here, slow ones tickets')
  const condition = spec.need('condition', { message: 'expected a map', hint: 'add `condition: {kind: burnrate, …}`' })
  const [kind, op] = [condition.take('kind'), condition.take('op')]
  const [threshold, window] = ['threshold', 'lookbackWindow'].map((key) => condition.take(key).text() ?? '?')
  condition.take('alertAfter').changed('left out: two windows take its place')
  if (kind.text()?.toLowerCase() !== 'burnrate') kind.lost('only conditions on the burn rate are known')
  if (!['gt', 'gte'].includes(op.text() ?? '')) op.lost('it alerts while the budget burns slowly', 'did you mean gte?')
  const reason = 'Plimsoll’s tiers, of two windows each, take its place'
  condition.changed(`a burn rate of ${threshold ?? '?'} over ${window ?? '?'} alone: ${reason}`)
}

/** Who is told stands in teams and receivers, so whether the target is known here does not matter. */
function reportTarget(entry: ForeignField, library: OpenSloLibrary): void {
  const reference = entry.take('targetRef')
  if (reference.given) library.find('AlertNotificationTarget', reference)?.spec.skip()
  else partOf(entry, 'AlertNotificationTarget', library)?.skip()
  entry.changed('left out: who is told stands in `teams` and `receivers` of the root file')
}
