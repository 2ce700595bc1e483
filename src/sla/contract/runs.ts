/** Takes the marks off those that are in runs of fewer than `least`. */
export function dropShortRuns(marks: Uint8Array, least: number): void {
  if (least <= 1) return
  let begin = 0
  for (let i = 0; i <= marks.length; i++) {
    if (marks[i] === 1) continue
    if (i - begin < least) marks.fill(0, begin, i)
    begin = i + 1
  }
}
