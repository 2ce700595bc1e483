import type { Block, Section } from '../document/blocks.js'
import { formatInstant, formatPeriod } from '../words/format-date.js'
import { correctionSentences } from './correction.js'
import { leadOf, type ReportModel } from './model.js'
import type { Page } from './render/page.js'

/** A list of mails shows no more. */
const PREHEADER_LENGTH = 240

/**
 * Frames what the features say: masthead, how it was measured, footer.
 *
 * @param hash SHA-256 of its JSON, hex; `null`: it is not issued, and has none to be known by
 */
export function reportPage(model: ReportModel, hash: string | null = null): Page {
  const { tone, mark, headline, more, sentences } = leadOf(model)
  return {
    title: reportTitle(model),
    overline: [model.organisation, model.environment, model.subject].filter((part) => part !== null).join(' · '),
    lead: { tone, mark, text: `${headline}.`, more },
    preheader: [`${headline}.`, ...sentences].join(' ').slice(0, PREHEADER_LENGTH),
    soFar: soFar(model),
    correction: model.correction === null ? null : correctionSentences(model.correction, model.period.zone),
    sections: [...model.contents.flatMap(({ sections }) => sections), methodSection(model)],
    footer: [...footer(model), ...evidence(model, hash)],
  }
}

/** Title of a report, e.g. `Service levels, October 2026`. */
export function reportTitle({ period }: ReportModel): string {
  return `Service levels, ${formatPeriod(period.label)}`
}

function soFar({ complete, period, contents, createdAt }: ReportModel): string | null {
  if (complete) return null
  const ends = contents.flatMap(({ reachesTo }) => reachesTo?.getTime() ?? [])
  const until = new Date(Math.min(createdAt.getTime(), ...ends))
  return `A preview: the figures reach to ${formatInstant(until, period.zone)} and will still change.`
}

/** How the numbers came about, for readers who did not set them up. */
function methodSection({ contents }: ReportModel): Section {
  const methods = contents.flatMap(({ method }) => method ?? [])
  const sentences: Block = {
    kind: 'sentences',
    texts: [...methods.flatMap((method) => method.sentences), ...methods.flatMap((method) => method.caveats ?? [])],
  }
  const sources = methods.flatMap((method) => method.sources ?? [])
  return { id: 'method', title: 'How this was measured', note: null, blocks: [sentences, ...sources] }
}

function footer(model: ReportModel): readonly string[] {
  const made = formatInstant(model.createdAt, model.period.zone)
  return [
    `Report ${model.report}, ${model.period.label} in ${model.period.zone}, revision ${model.revision}, made on ${made}.`,
    `Plimsoll ${model.version}, configuration ${model.configHash.slice(0, 12)}.`,
  ]
}

/** What a copy is told apart from a forged one by. */
function evidence({ number, revision }: ReportModel, hash: string | null): readonly string[] {
  if (number === null || hash === null) return []
  return [
    `Number ${number}, revision ${revision}. \`plimsoll report verify FILE\` says whether a copy is unchanged.`,
    `SHA-256 ${hash}`,
  ]
}
