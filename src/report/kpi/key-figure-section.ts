import type { Block, Cell, Column, OutlineEntry, Section, Tone } from '../../document/blocks.js'
import { MARKS } from '../../document/blocks.js'
import type { KeyFigure, KeyFigureValue, KeyFigureVerdict } from '../../feature/key-figure.js'
import { besideLimit } from '../../words/beside-limit.js'
import type { ReportModel } from '../model.js'
import { reportSpeech, type ReportSpeech } from '../texts/report-texts.js'
import { toldKeyFigures, type KeyFigureChange, type ToldKeyFigure } from './told-key-figures.js'

/** More names than this are counted. */
const MOST_NAMES = 3

const TONES: Readonly<Record<KeyFigureVerdict, Tone>> = { met: 'good', missed: 'bad', undetermined: 'open' }

const CHANGES: Readonly<Record<KeyFigureChange, { readonly mark: string; readonly tone: Tone | null }>> = {
  better: { mark: '▲', tone: 'good' },
  worse: { mark: '▼', tone: 'bad' },
  same: { mark: '=', tone: null },
}

/** One table of the key figures of all features, against their targets and the time before; none where no feature has any. */
export function keyFigureSections(
  figures: readonly KeyFigure[],
  { locale, audience }: Pick<ReportModel, 'locale' | 'audience'>,
): readonly Section[] {
  if (figures.length === 0) return []
  const say = reportSpeech(locale)
  const { title, note, told, legend, columns } = say.texts.keyFigures
  const all = toldKeyFigures(figures)
  const isHeld = audience === 'internal'
  const isOneOfSeveral = ({ name }: ToldKeyFigure) => all.filter((one) => one.name === name).length > 1
  const shown: readonly (Column & { readonly of: (one: ToldKeyFigure) => Cell })[] = [
    { title: columns.figure, of: (one) => nameCell(one, isOneOfSeveral(one), say) },
    { title: columns.value, of: (one) => valueCell(one, say) },
    ...(isHeld ? [{ title: columns.target, of: (one: ToldKeyFigure) => targetCell(one, say) }] : []),
    { title: columns.before, of: (one) => beforeCell(one, say) },
    { title: columns.trend, of: (one) => trendCell(one, say) },
  ]
  const rows = all.map((one) => shown.map(({ of }) => of(one)))
  const blocks: readonly Block[] = [
    { kind: 'table', on: 'page', columns: shown.map(({ title: head }) => head), rows },
    ...(isHeld ? [{ kind: 'sentences', on: 'page', texts: [legend] } as const] : []),
    { kind: 'outline', on: 'text', entries: all.map((one) => entryOf(one, isOneOfSeveral(one), say)) },
  ]
  return [{ id: 'key-figures', title, note: isHeld ? note : told, blocks }]
}

function nameCell({ name, about }: ToldKeyFigure, isNamed: boolean, { texts }: ReportSpeech): Cell {
  const { abbreviation, meaning } = texts.keyFigures.names[name]
  return { text: abbreviation, below: [meaning, ...(isNamed ? [aboutText(about, texts)] : [])] }
}

function aboutText(about: readonly string[], { keyFigures }: ReportSpeech['texts']): string {
  const shown = about.slice(0, MOST_NAMES).join(', ')
  return about.length > MOST_NAMES ? keyFigures.andMore(shown, about.length - MOST_NAMES) : shown
}

function valueCell({ name, current, targetSeconds }: ToldKeyFigure, say: ReportSpeech): Cell {
  const tone = current.verdict === null ? undefined : TONES[current.verdict]
  const text = valueText({ name, ...current }, targetSeconds, say)
  return { text, strong: true, below: [countText(current, say)], ...(tone === undefined ? {} : { tone }) }
}

/** Nothing happened is something else than nobody knows. */
function valueText(
  { name, seconds, unknown }: Pick<KeyFigure, 'name'> & KeyFigureValue,
  targetSeconds: number | null,
  { texts, spanBriefly }: ReportSpeech,
): string {
  if (seconds !== null) return besideLimit(seconds, targetSeconds ?? Infinity, spanBriefly).text
  if (name === 'rpo') return texts.keyFigures.noData
  return unknown > 0 ? texts.keyFigures.unknown : texts.keyFigures.noIncident
}

function countText({ count, unknown }: KeyFigureValue, { texts }: ReportSpeech): string {
  return texts.keyFigures.count(count, unknown)
}

function targetCell({ targetSeconds, current }: ToldKeyFigure, say: ReportSpeech): Cell {
  const { keyFigures } = say.texts
  if (targetSeconds === null) return { text: keyFigures.noTarget }
  const text = limitText({ targetSeconds, current }, say)
  if (current.verdict === null) return { text }
  const tone = TONES[current.verdict]
  const said = `${MARKS[tone]}\u00a0${keyFigures.verdicts[current.verdict]}`
  return { text, below: [{ text: said, tone }] }
}

function limitText(
  { targetSeconds, current }: Pick<KeyFigure, 'targetSeconds' | 'current'>,
  { spanBriefly }: ReportSpeech,
): string {
  return besideLimit(current.seconds ?? 0, targetSeconds ?? 0, spanBriefly).limit
}

function beforeCell({ name, previous, targetSeconds, change }: ToldKeyFigure, say: ReportSpeech): Cell {
  const text = valueText({ name, ...previous }, targetSeconds, say)
  const count = countText(previous, say)
  if (change === null) return { text, below: [count] }
  const { mark, tone } = CHANGES[change]
  const said = `${mark}\u00a0${say.texts.keyFigures.changes[change]}`
  return { text, below: [count, tone === null ? said : { text: said, tone }] }
}

function trendCell(figure: ToldKeyFigure, say: ReportSpeech): Cell {
  const { months, targetSeconds: limit } = figure
  return {
    text: '',
    spark: { kind: 'spark', alt: trendText(figure, say), values: months.map(({ seconds }) => seconds), limit },
  }
}

/** A figure as lines: what it is, and below it how it was. */
function entryOf(figure: ToldKeyFigure, isNamed: boolean, say: ReportSpeech): OutlineEntry {
  const { name, about, current, previous, targetSeconds, change } = figure
  const { keyFigures } = say.texts
  const { abbreviation } = keyFigures.names[name]
  const text = keyFigures.line({
    name: isNamed ? `${abbreviation} ${aboutText(about, say.texts)}` : abbreviation,
    value: valueText({ name, ...current }, targetSeconds, say),
    count: countText(current, say),
    target: targetSeconds === null ? null : limitText(figure, say),
    verdict: current.verdict === null ? null : keyFigures.verdicts[current.verdict],
    before: valueText({ name, ...previous }, targetSeconds, say),
    change: change === null ? null : keyFigures.changes[change],
  })
  return { text, under: [{ text: trendText(figure, say) }] }
}

/** All months as a text: a picture may be out of sight. */
function trendText({ name, months, targetSeconds }: ToldKeyFigure, say: ReportSpeech): string {
  const [first, last] = [months.at(0)?.month ?? '', months.at(-1)?.month ?? '']
  const values = months.map((month) => valueText({ name, ...month }, targetSeconds, say))
  return say.texts.keyFigures.trend(say.period(first), say.period(last), values.join(', '))
}
