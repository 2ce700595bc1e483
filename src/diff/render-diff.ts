import { createTwoFilesPatch } from 'diff'
import { renderYaml } from '../generate/render-yaml.js'
import type { RuleChange, GroupDifference } from './compare-rules.js'

/** A difference as people read it: a sentence, then a unified diff from what is loaded to what would be generated. */
export function renderGroupDifference({ kind, group, file, changes, ...sides }: GroupDifference): string {
  const where = file === null ? '' : `  (${file})`
  const details = changes.map((change) => `  ${describeChange(change)}\n`).join('')
  return `${kind}  ${group}${where}\n${details}${unifiedDiff(sides.loaded, sides.generated)}`
}

/** A change of a group in a few words. */
export function describeChange({ kind, rule, fields }: RuleChange): string {
  const what = fields.length === 0 ? '' : `: ${fields.join(', ')}`
  return rule === null ? `the group is changed${what}` : `${rule} is ${kind}${what}`
}

/** From `loaded` to `generated`; `null` is nothing. '' where they are equal. */
export function unifiedDiff(loaded: object | null, generated: object | null): string {
  const text = (side: object | null) => (side === null ? '' : renderYaml(side))
  const [before, after] = [text(loaded), text(generated)]
  if (before === after) return ''
  const patch = createTwoFilesPatch('loaded', 'generated', before, after, undefined, undefined, { context: 3 })
  return patch.replace(/^=+\n/, '')
}
