import type { Cell } from '../page/rows.js'
import { cellsUnder } from '../page/rows.js'
import { MOST_ENTRIES, MOST_NEEDS, statesOf, type Needing } from './overview-answer.js'
import { serviceHref } from '../service/service-href.js'
import type { PartStanding, Standing, Thing } from './standing.js'

/** What the first page shows; its numbers are those of `toOverviewAnswer`. */
export function overviewView(standing: Standing, needs: readonly Needing[]) {
  return {
    at: standing.document.at,
    waiting: needs.length,
    more: Math.max(0, needs.length - MOST_NEEDS),
    needs: {
      caption: 'What needs somebody now',
      columns: [{ title: 'What' }, { title: 'State' }, { title: 'Why' }],
      rows: needs.slice(0, MOST_NEEDS).map(needRow),
    },
    parts: standing.parts.map(partView),
  }
}

function needRow(need: Needing, index: number): readonly Cell[] {
  const sentence = need.kind === 'waiting' ? need.waiting.sentence : (need.thing.row.need?.sentence ?? '')
  const why = { text: sentence, value: sentence, field: `/needs/${index}/sentence` }
  if (need.kind === 'thing') return [...nameCells(need.thing, null), why]
  const { name, href, badge } = need.waiting
  return [{ text: name, href }, { badge }, why]
}

/** Name and state; without a page of its own, a thing is on that of its service, which does not lead to itself. */
function nameCells({ row }: Thing, on: string | null): readonly [Cell, Cell] {
  const { service, name, title, href, badge } = row
  const ownPage = href ?? (service === on ? null : serviceHref(service))
  return [{ text: title ?? `${service}/${name}`, href: ownPage }, { badge }]
}

function partView(part: PartStanding, index: number) {
  const { key, title, list = null, things, empty, measured } = part
  const pointer = `/parts/${index}`
  const tones = new Map(things.map(({ row }) => [row.badge.text, row.badge]))
  return {
    ...{ key, title, list, empty, sentences: measured },
    states: statesOf(things).map(({ state, count }, place) => ({
      badge: tones.get(state),
      count,
      field: `${pointer}/states/${place}/count`,
    })),
    total: { count: things.length, field: `${pointer}/total` },
    more: Math.max(0, things.length - MOST_ENTRIES),
    ...tableOf(part, things.slice(0, MOST_ENTRIES), { pointer: `${pointer}/entries` }),
  }
}

interface TablePlace {
  /** Under which the entry of each thing stands in the twin of the page. */
  readonly pointer: string
  /** Whose page it is on; default: that of no service. */
  readonly on?: string
}

/** Things as a table. */
export function tableOf({ title, columns }: PartStanding, things: readonly Thing[], { pointer, on }: TablePlace) {
  return {
    caption: title,
    columns: [{ title: 'Name' }, { title: 'State' }, ...columns],
    rows: things.map((thing, place) => [
      ...nameCells(thing, on ?? null),
      ...cellsUnder(`${pointer}/${place}`, thing.row.cells),
    ]),
  }
}
