import type { Cell } from '../page/rows.js'
import { cellsUnder } from '../page/rows.js'
import { MOST_ENTRIES, MOST_NEEDS, statesOf, type Needing } from './overview-answer.js'
import { serviceHref } from './service-href.js'
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
  if (need.kind === 'thing') return [...nameCells(need.thing), why]
  const { name, href, badge } = need.waiting
  return [{ text: name, href }, { badge }, why]
}

/** Name and state; without a page of its own, a thing is on that of its service. */
export function nameCells({ row }: Thing): readonly [Cell, Cell] {
  const { service, name, href, badge } = row
  return [{ text: `${service}/${name}`, href: href ?? serviceHref(service) }, { badge }]
}

function partView(part: PartStanding, index: number) {
  const { key, title, things, empty, measured } = part
  const pointer = `/parts/${index}`
  const tones = new Map(things.map(({ row }) => [row.badge.text, row.badge]))
  return {
    ...{ key, title, empty, sentences: measured },
    states: statesOf(things).map(({ state, count }, place) => ({
      badge: tones.get(state),
      count,
      field: `${pointer}/states/${place}/count`,
    })),
    total: { count: things.length, field: `${pointer}/total` },
    more: Math.max(0, things.length - MOST_ENTRIES),
    ...tableOf(part, things.slice(0, MOST_ENTRIES), `${pointer}/entries`),
  }
}

/** Things as a table; the entry of each stands under `pointer` in the twin of the page. */
export function tableOf({ title, columns }: PartStanding, things: readonly Thing[], pointer: string) {
  return {
    caption: title,
    columns: [{ title: 'Name' }, { title: 'State' }, ...columns],
    rows: things.map((thing, place) => [...nameCells(thing), ...cellsUnder(`${pointer}/${place}`, thing.row.cells)]),
  }
}
