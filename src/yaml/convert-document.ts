import { isAlias, isCollection, isMap, isScalar, isSeq } from 'yaml'
import type { Alias, Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { ALIAS_ALLOWANCE, originAt } from './conversion.js'
import type { Conversion, Converted } from './conversion.js'
import { convertScalar } from './convert-scalar.js'
import { findingAt } from './finding.js'
import { further, type Way } from './format-path.js'
import type { Origin } from './located.js'
import { MOST_LEVELS } from './nesting.js'

type AnyNode = Node | Pair | null | undefined

/** Turns a YAML node into plain data, remembers where each part came from and expands `${VAR}`s. */
export function convertNode(conversion: Conversion, node: AnyNode, way: Way): Converted {
  if (isAlias(node)) return convertAlias(conversion, node, way)
  noteAnchor(conversion, node)
  if (conversion.open.size > 0) conversion.allowance -= 1
  if (isMap(node)) return convertMap(conversion, node, way)
  if (isSeq(node)) return convertSeq(conversion, node, way)
  if (isScalar(node)) return convertScalar(conversion, node, way)
  return { value: null, origin: originAt(conversion, 0, way) }
}

function noteAnchor({ anchors, open }: Conversion, node: AnyNode): void {
  // What an alias writes out once more was noted when it was met itself.
  if (open.size > 0 || (!isScalar(node) && !isCollection(node))) return
  if (node.anchor !== undefined) anchors.set(node.anchor, node)
}

function targetOf({ anchors, targets }: Conversion, alias: Alias): Node | undefined {
  if (!targets.has(alias)) targets.set(alias, anchors.get(alias.source))
  return targets.get(alias)
}

function start(node: Node): number {
  return node.range?.[0] ?? 0
}

function convertAlias(conversion: Conversion, node: Alias, way: Way): Converted {
  const { findings, open } = conversion
  const origin = originAt(conversion, start(node), way)
  const refuse = (message: string, hint: string): Converted => {
    findings.push(findingAt(origin, message, hint))
    return { value: null, origin: { ...origin, unresolved: true } }
  }
  const target = targetOf(conversion, node)
  if (target === undefined) {
    return refuse(
      `unknown anchor: *${node.source}`,
      `write &${node.source} before the value meant, or put a text that begins with * in quotes`,
    )
  }
  if (open.has(target)) return refuse(`endless: *${node.source} stands within what it points to`, 'write the value out')
  if (way.depth > MOST_LEVELS) return refuse(`nested more than ${MOST_LEVELS} levels deep`, 'write the value out')
  if (conversion.allowance < 0) return { value: null, origin: { ...origin, unresolved: true } }
  open.add(target)
  const { value, origin: its } = convertNode(conversion, target, way)
  open.delete(target)
  if (conversion.allowance < 0 && open.size === 0) {
    return refuse(
      `aliases add up to more than ${ALIAS_ALLOWANCE.toLocaleString('en')} values: this looks like an alias bomb`,
      'write the values out, or share parts of SLOs through slo_templates',
    )
  }
  return { value, origin: its.typed === undefined ? origin : { ...origin, typed: its.typed } }
}

interface Entry extends Converted {
  readonly key: string
  readonly keyOrigin: Origin
}

function convertMap(conversion: Conversion, map: YAMLMap, way: Way): Converted {
  const seen = new Set<string>()
  const entries = (map.items as Pair<Node, Node | null>[]).flatMap((pair) => {
    const entry = convertPair(conversion, pair, way)
    if (entry === null) return []
    if (seen.has(entry.key)) conversion.findings.push(findingAt(entry.keyOrigin, ...TWICE))
    seen.add(entry.key)
    return entry.empty === true && !isPart(conversion, way, entry.key) ? [] : entry
  })
  // `fromEntries` makes own properties even of a key such as __proto__.
  const value: object = Object.fromEntries(entries.map((entry) => [entry.key, entry.value]))
  for (const { key, origin, keyOrigin } of entries)
    conversion.origins.set(value, key, { key: keyOrigin, value: origin })
  return { value, origin: originAt(conversion, start(map), way) }
}

/** @returns `null` where the key is no key, which is said */
function convertPair(conversion: Conversion, pair: Pair<Node, Node | null>, way: Way): Entry | null {
  const { key: keyNode, value: node } = pair
  const keyOffset = start(keyNode)
  if (!isScalar(keyNode)) {
    const origin = originAt(conversion, keyOffset, way)
    conversion.findings.push(findingAt(origin, ...NO_KEY))
    return null
  }
  noteAnchor(conversion, keyNode)
  const key = keyNode.source ?? String(keyNode.value)
  const place = further(way, key)
  const keyOrigin = originAt(conversion, keyOffset, place)
  if (key === '__proto__') conversion.findings.push(findingAt(keyOrigin, 'this key cannot be used'))
  const converted = node === null ? { value: null, origin: keyOrigin } : convertNode(conversion, node, place)
  return { value: converted.value, origin: converted.origin, empty: converted.empty === true, key, keyOrigin }
}

const NO_KEY = ['expected a plain key', 'a text that begins with { or [ must be in quotes'] as const
/** Looked for here: the library compares each key of a map with each other one. */
const TWICE = ['YAML: the key stands here twice', 'keep one of them'] as const

/** An empty variable leaves a key out; what a file consists of is no such key. */
function isPart({ parts }: Conversion, way: Way, key: string): boolean {
  return way.depth === 0 && parts?.has(key) === true
}

function convertSeq(conversion: Conversion, seq: YAMLSeq, way: Way): Converted {
  const elements = (seq.items as Node[]).map((node, index) => convertNode(conversion, node, further(way, index)))
  const value = elements.map((element) => element.value)
  elements.forEach(({ origin }, index) => {
    conversion.origins.set(value, index, { key: null, value: origin })
  })
  return { value, origin: originAt(conversion, start(seq), way) }
}
