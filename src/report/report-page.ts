import type { Block, Section } from '../document/blocks.js'
import { correctionSentences } from './correction.js'
import { keyFigureSections } from './kpi/key-figure-section.js'
import { keyFiguresOf, leadOf, type ReportModel } from './model.js'
import type { Page } from '../render/page.js'
import { reportSpeech } from './texts/report-texts.js'

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
    language: model.locale,
    title: reportTitle(model),
    overline: [model.organisation, model.environment, model.subject].filter((part) => part !== null).join(' · '),
    house: model.organisation,
    lead: { tone, mark, text: `${headline}.`, more },
    preheader: [`${headline}.`, ...sentences].join(' ').slice(0, PREHEADER_LENGTH),
    soFar: soFar(model),
    correction: correctionOf(model),
    sections: [
      ...model.contents.flatMap(({ overview = [] }) => overview),
      ...keyFigureSections(keyFiguresOf(model), model),
      ...model.contents.flatMap(({ sections }) => sections),
      methodSection(model),
    ],
    footer: [...footer(model), ...evidence(model, hash)],
  }
}

function correctionOf({ correction, period, locale }: ReportModel): string | null {
  return correction === null ? null : correctionSentences(correction, period.zone, reportSpeech(locale))
}

/** Title of a report, e.g. `Service levels, October 2026`. */
export function reportTitle({ period, locale }: ReportModel): string {
  const { texts, period: periodIn } = reportSpeech(locale)
  return texts.title(periodIn(period.label))
}

function soFar({ complete, period, contents, createdAt, locale }: ReportModel): string | null {
  if (complete) return null
  const ends = contents.flatMap(({ reachesTo }) => reachesTo?.getTime() ?? [])
  const until = new Date(Math.min(createdAt.getTime(), ...ends))
  const { texts, instant } = reportSpeech(locale)
  return texts.soFar(instant(until, period.zone))
}

/** How the numbers came about, for readers who did not set them up. */
function methodSection({ contents, locale }: ReportModel): Section {
  const methods = contents.flatMap(({ method }) => method ?? [])
  const sentences: Block = {
    kind: 'sentences',
    texts: [...methods.flatMap((method) => method.sentences), ...methods.flatMap((method) => method.caveats ?? [])],
  }
  const sources = methods.flatMap((method) => method.sources ?? [])
  return { id: 'method', title: reportSpeech(locale).texts.method, note: null, blocks: [sentences, ...sources] }
}

function footer({ report, period, revision, createdAt, version, configHash, locale }: ReportModel): readonly string[] {
  const { texts, instant } = reportSpeech(locale)
  const made = instant(createdAt, period.zone)
  return [
    texts.made(report, { period: period.label, zone: period.zone, revision, made }),
    texts.program(version, configHash.slice(0, 12)),
  ]
}

/** What a copy is told apart from a forged one by. */
function evidence({ number, revision, locale }: ReportModel, hash: string | null): readonly string[] {
  if (number === null || hash === null) return []
  return [reportSpeech(locale).texts.evidence(number, revision), `SHA-256 ${hash}`]
}
