import type { Remark } from '../../feature/remark.js'
import { listsBy } from '../../shared/lists-by.js'
import type { Colours } from '../../terminal/colours.js'

/** Subjects that are named one by one where many have the same remark. */
const NAMED = 5

/** What is seldom meant, each with what to do below it. The same of many is said once, where the first of them would be. */
export function renderRemarks(remarks: readonly Remark[], colours: Colours): string {
  const alike = listsBy(remarks, ({ rule, message, hint, place, subject }) =>
    // What has a place of its own is worth lines of its own.
    JSON.stringify(place === undefined ? [rule, message, hint] : [rule, message, hint, place, subject]),
  )
  return [...alike.values()].map((same) => renderAlike(same, colours)).join('\n')
}

function renderAlike(same: readonly Remark[], colours: Colours): string {
  const [first] = same
  if (first === undefined) return ''
  const { message, hint, place, isNote } = first
  const at = place === undefined ? '' : `${place.file}:${place.line}:${place.column}  `
  const text = isNote ? `${colours.dim('note:')} ${message}` : colours.yellow(message)
  return `${at}${subjectsOf(same, colours)}  ${text}\n    ${colours.cyan(hint)}\n`
}

/** All of a few; of many the first, and how many more. */
function subjectsOf(same: readonly Remark[], colours: Colours): string {
  const shown = same.length > NAMED + 1 ? same.slice(0, NAMED) : same
  const more = same.length - shown.length
  const names = shown.map(({ subject }) => colours.bold(subject)).join(', ')
  return more === 0 ? names : `${names} and ${more.toLocaleString('en-GB')} more`
}
