import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import type { Alias, Node, Pair, YAMLMap, YAMLSeq } from 'yaml'
import { ALIAS_ALLOWANCE, originAt } from './conversion.js'
import type { Conversion, Converted } from './conversion.js'
import { convertScalar } from './convert-scalar.js'
import { findingAt } from './finding.js'
import type { Origin, Path } from './located.js'

type AnyNode = Node | Pair | null | undefined

/** Turns a YAML node into plain data, remembers where each part came from and expands `${VAR}`s. */
export function convertNode(conversion: Conversion, node: AnyNode, path: Path): Converted {
  if (isAlias(node)) return convertAlias(conversion, node, path)
  if (conversion.open.size > 0) conversion.allowance -= 1
  if (isMap(node)) return convertMap(conversion, node, path)
  if (isSeq(node)) return convertSeq(conversion, node, path)
  if (isScalar(node)) return convertScalar(conversion, node, path)
  return { value: null, origin: originAt(conversion, 0, path) }
}

function start(node: Node): number {
  return node.range?.[0] ?? 0
}

function convertAlias(conversion: Conversion, node: Alias, path: Path): Converted {
  const { document, findings, open } = conversion
  const origin = originAt(conversion, start(node), path)
  const refuse = (message: string, hint: string): Converted => {
    findings.push(findingAt(origin, message, hint))
    return { value: null, origin: { ...origin, unresolved: true } }
  }
  const target = node.resolve(document)
  if (target === undefined) {
    return refuse(
      `unknown anchor: *${node.source}`,
      `write &${node.source} before the value meant, or put a text that begins with * in quotes`,
    )
  }
  if (open.has(target)) return refuse(`endless: *${node.source} stands within what it points to`, 'write the value out')
  if (conversion.allowance < 0) return { value: null, origin: { ...origin, unresolved: true } }
  open.add(target)
  const { value } = convertNode(conversion, target, path)
  open.delete(target)
  if (conversion.allowance < 0 && open.size === 0) {
    return refuse(
      `aliases add up to more than ${ALIAS_ALLOWANCE.toLocaleString('en')} values: this looks like an alias bomb`,
      'write the values out, or share parts of SLOs through slo_templates',
    )
  }
  return { value, origin }
}

function convertMap(conversion: Conversion, map: YAMLMap, path: Path): Converted {
  const entries: [string, Converted, Origin][] = []
  for (const { key: keyNode, value: node } of map.items as Pair<Node, Node | null>[]) {
    const keyOffset = start(keyNode)
    if (!isScalar(keyNode)) {
      const origin = originAt(conversion, keyOffset, path)
      conversion.findings.push(
        findingAt(origin, 'expected a plain key', 'a text that begins with { or [ must be in quotes'),
      )
      continue
    }
    const key = keyNode.source ?? String(keyNode.value)
    const keyOrigin = originAt(conversion, keyOffset, [...path, key])
    const converted = node === null ? { value: null, origin: keyOrigin } : convertNode(conversion, node, [...path, key])
    if (converted.empty !== true) entries.push([key, converted, keyOrigin])
  }
  // `fromEntries` makes own properties even of a key such as __proto__.
  const value: object = Object.fromEntries(entries.map(([key, converted]) => [key, converted.value]))
  for (const [key, { origin }, keyOrigin] of entries)
    conversion.origins.set(value, key, { key: keyOrigin, value: origin })
  return { value, origin: originAt(conversion, start(map), path) }
}

function convertSeq(conversion: Conversion, seq: YAMLSeq, path: Path): Converted {
  const elements = (seq.items as Node[]).map((node, index) => convertNode(conversion, node, [...path, index]))
  const value = elements.map((element) => element.value)
  elements.forEach(({ origin }, index) => {
    conversion.origins.set(value, index, { key: null, value: origin })
  })
  return { value, origin: originAt(conversion, start(seq), path) }
}
