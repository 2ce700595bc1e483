import { isGeneratedGroup } from '../feature/group-names.js'
import type { LoadedGroup, Rule, RuleGroup } from '../promql/rule.js'
import { formatDuration, parseDuration } from '../shared/duration.js'
import { alignRule, differingFields, type RuleField } from './align-rule.js'
import { matchRules } from './match-rules.js'
import { createSameExpression } from './same-expression.js'

/** What is wrong with one rule of a group that is loaded, or with the group itself (`rule` is `null`). */
export interface RuleChange {
  readonly kind: 'missing' | 'extra' | 'changed'
  /** Of the series or alert. */
  readonly rule: string | null
  /** What is changed; `order` of the rules and `interval` are the group's. */
  readonly fields: readonly (RuleField | 'interval' | 'order')[]
}

/** A rule group that is not loaded as it would be generated. */
export interface GroupDifference {
  readonly kind: 'missing' | 'extra' | 'changed'
  readonly group: string
  /** Where the server has it from; `null` where it is missing. */
  readonly file: string | null
  readonly changes: readonly RuleChange[]
  readonly generated: RuleGroup | null
  /** In the spelling of `generated` where it means the same. */
  readonly loaded: RuleGroup | null
}

/** How a server may stand to the groups that are generated. */
export interface Expectation {
  /** Must be loaded there. */
  readonly required: readonly RuleGroup[]
  /** May be loaded there: those of services that another server is asked about. */
  readonly allowed: readonly RuleGroup[]
}

/** Compares what a server has loaded with what is generated. Groups of other people do not count; a second group of one name is extra. */
export function compareRules({ required, allowed }: Expectation, loaded: readonly LoadedGroup[]): GroupDifference[] {
  const wanted = new Map([...allowed, ...required].map((group) => [group.name, group]))
  const ours = loaded.filter(({ name }) => wanted.has(name) || isGeneratedGroup(name))
  const names = new Set(ours.map(({ name }) => name))
  const missing = required.filter(({ name }) => !names.has(name)).map(missingGroup)
  const seen = new Set<string>()
  const others = ours.flatMap((group) => {
    const generated = seen.has(group.name) ? null : (wanted.get(group.name) ?? null)
    seen.add(group.name)
    return generated === null ? [extraGroup(group)] : changedGroup(generated, group)
  })
  return [...missing, ...others].toSorted((a, b) => (a.group < b.group ? -1 : 1))
}

/** Groups of ours among the loaded ones. */
export function ownGroups({ required, allowed }: Expectation, loaded: readonly LoadedGroup[]): LoadedGroup[] {
  const names = new Set([...required, ...allowed].map(({ name }) => name))
  return loaded.filter(({ name }) => names.has(name) || isGeneratedGroup(name))
}

function missingGroup(generated: RuleGroup): GroupDifference {
  return { kind: 'missing', group: generated.name, file: null, changes: [], generated, loaded: null }
}

function extraGroup(group: LoadedGroup): GroupDifference {
  const rules = group.rules.map((rule) => alignRule(rule, null, () => false))
  const loaded = { name: group.name, interval: formatDuration(group.intervalSeconds), rules }
  return { kind: 'extra', group: group.name, file: group.file, changes: [], generated: null, loaded }
}

function changedGroup(generated: RuleGroup, group: LoadedGroup): GroupDifference[] {
  const isSame = createSameExpression()
  const matches = matchRules(generated.rules, group.rules, isSame)
  const back = new Map([...matches].map(([ours, theirs]) => [theirs, generated.rules[ours] ?? null]))
  const rules = group.rules.map((rule, index) => alignRule(rule, back.get(index) ?? null, isSame))
  const sameInterval = parseDuration(generated.interval) === group.intervalSeconds
  const interval = sameInterval ? generated.interval : formatDuration(group.intervalSeconds)
  const changes = [
    ...(sameInterval ? [] : [groupChange('interval')]),
    ...changesOf(generated.rules, rules, matches),
    ...(isInOrder(matches) ? [] : [groupChange('order')]),
  ]
  if (changes.length === 0) return []
  const { name, file } = group
  return [{ kind: 'changed', group: name, file, changes, generated, loaded: { name, interval, rules } }]
}

function groupChange(field: 'interval' | 'order'): RuleChange {
  return { kind: 'changed', rule: null, fields: [field] }
}

function changesOf(
  generated: readonly Rule[],
  loaded: readonly Rule[],
  matches: ReadonlyMap<number, number>,
): RuleChange[] {
  const changed = generated.flatMap((rule, index): RuleChange[] => {
    const counterpart = loaded[matches.get(index) ?? -1]
    if (counterpart === undefined) return [{ kind: 'missing', rule: nameOf(rule), fields: [] }]
    const fields = differingFields(counterpart, rule)
    return fields.length === 0 ? [] : [{ kind: 'changed', rule: nameOf(rule), fields }]
  })
  const matched = new Set(matches.values())
  const extra = loaded.filter((_rule, index) => !matched.has(index))
  return [...changed, ...extra.map((rule) => ({ kind: 'extra', rule: nameOf(rule), fields: [] }) as const)]
}

/** Whether rules that both have stand in the same order: a rule may read what one before it has just recorded. */
function isInOrder(matches: ReadonlyMap<number, number>): boolean {
  const places = [...matches].toSorted(([a], [b]) => a - b).map(([, place]) => place)
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
}

function nameOf(rule: Rule): string {
  return 'alert' in rule ? rule.alert : rule.record
}
