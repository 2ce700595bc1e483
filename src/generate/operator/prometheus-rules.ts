import type { RuleGroup } from '../../promql/rule.js'
import type { GeneratedFile } from '../generated-file.js'
import { OPERATOR_PATHS } from '../output-format.js'
import type { RuleSet } from '../rule-sets.js'
import { SELF_NAME } from '../../self/self-names.js'
import {
  metadata,
  objectBytes,
  refuseTooLarge,
  renderObject,
  type KubernetesObject,
  type ObjectSettings,
} from './kubernetes-object.js'

/**
 * Bytes of JSON up to which groups share an object: `kubectl apply` keeps a copy in an annotation, and all annotations together may have
 * 262,144 bytes. The operator itself takes rules of 524,288 bytes per object.
 */
const SHARED_BYTES = 240_000
const MOST_BYTES = 500_000

/** A set of rules as objects that the Prometheus Operator loads: as few as their size allows, groups in their order and never cut. */
export function prometheusRules(set: RuleSet, settings: ObjectSettings): readonly GeneratedFile[] {
  return pack(set.groups).map((groups, index) => {
    const part = index === 0 ? '' : `.${index + 1}`
    const object: KubernetesObject = {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: metadata(`${objectName(set.name)}${part}`, settings),
      spec: { groups },
    }
    refuseTooLarge(object, MOST_BYTES, 'its one rule group cannot be divided')
    const text = renderObject(object, index === 0 ? set.remarks : [])
    return { path: `${OPERATOR_PATHS.rules}/${set.name}${part}.yaml`, text }
  })
}

/** Names of services have no dots, so that neither a part nor a set of our own can meet a service of the same name. */
function objectName(set: string): string {
  if (set === SELF_NAME) return 'plimsoll'
  return set.startsWith('_') ? `plimsoll.${set.slice(1)}` : `plimsoll-${set}`
}

function pack(groups: readonly RuleGroup[]): RuleGroup[][] {
  const packs: RuleGroup[][] = []
  let room = 0
  for (const group of groups) {
    const bytes = objectBytes(group) + 1
    const last = packs.at(-1)
    if (last !== undefined && bytes <= room) last.push(group)
    else packs.push([group])
    room = (last !== undefined && bytes <= room ? room : SHARED_BYTES) - bytes
  }
  return packs
}
