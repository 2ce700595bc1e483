import type { ForeignNote } from '../../foreign/foreign-note.js'
import type { Colours } from '../../terminal/colours.js'

/** What became of fields of foreign files, one line each, with what to do below it. */
export function renderNotes(notes: readonly ForeignNote[], colours: Colours): string {
  return notes.map((note) => renderNote(note, colours)).join('\n')
}

function renderNote({ grade, file, line, column, path, message, hint }: ForeignNote, colours: Colours): string {
  const shown = grade === 'lost' ? colours.red(grade) : colours.yellow(grade)
  const text = `${colours.bold(`${file}:${line}:${column}`)}  ${shown}  ${path === '' ? '' : `${path}: `}${message}`
  return hint === null ? text : `${text}\n    ${colours.cyan(hint)}`
}
