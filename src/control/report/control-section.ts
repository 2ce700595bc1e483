import { MARKS, type Cell, type Section, type Table, type Tone } from '../../document/blocks.js'
import type { ControlStatus } from '../control-names.js'
import { clauseStandings, type Framework } from '../framework.js'
import { findingSentence, type ControlSpeech } from '../texts/control-texts.js'
import type { ControlPeriod } from './control-period.js'

const TONES: Readonly<Record<ControlStatus, Tone>> = { compliant: 'good', non_compliant: 'bad', not_assessed: 'open' }

export interface SectionParts {
  readonly controls: readonly ControlPeriod[]
  readonly frameworks: readonly Framework[]
  readonly say: ControlSpeech
  /** Of instants in sentences. */
  readonly zone: string
}

/** The controls of a report, and the clauses that they say something about. */
export function controlSections(parts: SectionParts): readonly Section[] {
  const { controls, frameworks, say } = parts
  const { title, note, clausesNote } = say.texts
  const own: Section = { id: 'controls', title, note, blocks: [controlTable(controls, parts)] }
  const clauses = frameworks
    .filter((framework) => framework.clauses.length > 0)
    .map((framework): Section => ({
      id: `controls:${framework.name}`,
      title: framework.name,
      note: clausesNote,
      blocks: [clauseTable(framework, parts)],
    }))
  return [own, ...clauses]
}

function controlTable(controls: readonly ControlPeriod[], { say, zone }: SectionParts): Table {
  const { columns, controls: names, never, compliantFor, nonCompliantFor, assessedFor } = say.texts
  return {
    kind: 'table',
    columns: [columns.control, columns.status, columns.evidence, columns.period],
    rows: controls.map((one) => {
      const { seconds, compliance, assessed } = one
      const part = one.part === null ? '' : `: ${one.part}`
      const below = [
        ...(seconds.non_compliant > 0 ? [nonCompliantFor(say.span(seconds.non_compliant))] : []),
        assessedFor(say.percent(assessed, { digits: 1 })),
      ]
      return [
        {
          text: `${one.service}/${one.dataset}`,
          below: [`${names[one.control]}${part}`],
          plain: `${one.service}/${one.dataset}, ${names[one.control]}${part}`,
        },
        statusCell(one.status, say),
        one.finding === null ? '–' : findingSentence(one.finding, say, zone),
        compliance === null ? never : { text: compliantFor(say.percent(compliance, { digits: 2 })), below },
      ]
    }),
  }
}

function clauseTable(framework: Framework, { controls, say }: SectionParts): Table {
  const { clauseColumns: columns, counts: countsOf } = say.texts
  return {
    kind: 'table',
    columns: [columns.clause, columns.about, columns.status, columns.controls],
    rows: clauseStandings([framework], controls).map(({ clause, title, status, counts }) => [
      clause,
      title,
      statusCell(status, say),
      countsOf(counts.compliant, counts.non_compliant, counts.not_assessed),
    ]),
  }
}

function statusCell(status: ControlStatus, { texts }: ControlSpeech): Cell {
  const tone = TONES[status]
  const word = texts.statuses[status]
  return { text: `${MARKS[tone]}\u00a0${word}`, plain: word, tone, strong: true }
}
