import { joinIn, pluralIn } from '../../../words/language/language.js'
import { german as terms } from './terms/de.js'
import { german as badTime } from './bad-time/de.js'
import type { Verdict } from '../../agreement-result.js'
import type { RefusalCode } from '../../refusal-code.js'
import type { ExclusionKind } from '../../terms.js'
import type { AgreementTexts, Promised, Standing } from './en.js'

const plural = pluralIn('de')
const join = joinIn('de')

/** What was left out, after its length. */
const SAID_KINDS: Readonly<Record<ExclusionKind, string>> = {
  scheduled_maintenance: 'geplanter Wartung',
  emergency_maintenance: 'Notwartung',
  customer_caused: 'vom Kunden verursachter Störung',
  force_majeure: 'höherer Gewalt',
  third_party: 'von Dritten verursachter Störung',
  suspension: 'Aussetzung',
  other: 'sonstiger Ausnahmen',
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  met: 'eingehalten',
  on_track: 'auf Kurs',
  at_risk: 'gefährdet',
  breached: 'verletzt',
  undetermined: 'nicht entscheidbar',
}

function promise(promised: Promised): string {
  const { objective } = promised
  return 'to' in promised
    ? `${promised.to} wurden ${objective} zugesagt`
    : `Für ${promised.of} wurden ${objective} zugesagt`
}

const so = (isOver: boolean) => (isOver ? '' : 'bisher ')
const because = (reason: string | null) => (reason === null ? '' : `, ${reason}`)

const REFUSALS: Readonly<Record<RefusalCode, string>> = {
  not_agreed: 'diese Art nimmt die Vereinbarung nicht aus',
  not_announced: 'keine Ankündigung bekannt',
  announced_late: 'zu spät angekündigt',
  announced_afterwards: 'erst nach Beginn angekündigt',
  cap: 'über der vereinbarten Obergrenze',
}

export const german: AgreementTexts = {
  verdicts: VERDICTS,
  headline: {
    none: 'Es gibt keine Vereinbarung zu berichten',
    wrong: ([first, ...others]: readonly [Standing, ...Standing[]], of, isOver) => {
      const more = others.map(({ count, verdict }) => `, ${count} ${VERDICTS[verdict]}`).join('')
      const agreements = plural(of, { one: 'Vereinbarung', other: 'Vereinbarungen' })
      return `${first.count} von ${of} ${agreements} ${so(isOver)}${VERDICTS[first.verdict]}${more}`
    },
    met: (count) =>
      count === 1 ? 'Die Vereinbarung wurde eingehalten' : `Alle ${count} Vereinbarungen wurden eingehalten`,
    onTrack: (count) => (count === 1 ? 'Die Vereinbarung ist auf Kurs' : `Alle ${count} Vereinbarungen sind auf Kurs`),
    owed: (sums, isOver) => `Geschätzte Gutschriften${isOver ? '' : ' bisher'}: ${sums.join(' und ')}.`,
  },
  overview: {
    title: 'Auf einen Blick',
    note: 'Was zugesagt, erbracht und geschuldet ist, und wie es zuvor war. Die Zeichen stehen für frühere Zeiträume, den ältesten zuerst.',
    columns: ['Vereinbarung', 'Zugesagt', 'Erbracht', 'Geschuldet', 'Zuvor'],
    promised: (objective) => `${objective} zugesagt`,
    more: (count) => `${count} weitere folgen unten.`,
    notAgreed: '–',
    nothing: '–',
    changes: { better: 'jetzt besser', worse: 'jetzt schlechter', same: 'gleich' },
    met: (met, of) => `${met} von ${of} eingehalten`,
    changed: (better, worse) => {
      const parts = [...(worse === 0 ? [] : [`${worse} schlechter`]), ...(better === 0 ? [] : [`${better} besser`])]
      return `Gegenüber dem Zeitraum davor: ${parts.join(', ')}.`
    },
  },
  verdict: {
    settled: (promised, { delivered, verdict, isOver }, why) =>
      `${promise(promised)}, ${delivered} wurden ${so(isOver)}erbracht: ${VERDICTS[verdict]}${because(why)}.`,
    open: (promised, { worst, best, isOver }, why) =>
      `${promise(promised)}, zwischen ${worst} und ${best} wurden ${so(isOver)}erbracht: nicht entscheidbar, weil ${why}.`,
    uncounted: (promised, why) => `${promise(promised)}: nicht entscheidbar, weil ${why}.`,
  },
  why: {
    hopeless: 'selbst wenn nichts mehr ausfällt',
    pace: (projected, out) =>
      `weil sie im Tempo der letzten 7 Tage bei ${projected} enden würde${out === null ? '' : ` und das Erlaubte am ${out} aufgebraucht wäre`}`,
    busier: 'weil nur ein Rest mit mehr Verkehr als üblich sie retten kann',
    unobserved: (time) => `weil ${time} und sie kosten könnten`,
    mostUsed: 'weil das meiste des Erlaubten verbraucht ist',
  },
  unobserved: (span, share, isBesideOutage) =>
    `${span} (${share})${isBesideOutage ? ' unmittelbar neben einem Ausfall' : ''} nicht beobachtet wurden`,
  uncounted: {
    unobserved: (period, isOver) => `im Zeitraum ${period} ${so(isOver)}nichts beobachtet wurde`,
    partly: (period, span, isOver) =>
      `im Zeitraum ${period} ${so(isOver)}kein Verkehr gezählt wurde und ${span} nicht beobachtet wurden`,
    noTraffic: (period, isOver) => `es im Zeitraum ${period} ${so(isOver)}keinen Verkehr gab`,
  },
  term: {
    since: (day) => `Sie gilt seit ${day} und wird ab dann beurteilt.`,
    history: (instant) => `Sie wird ab ${instant} beurteilt, da ihre Aufzeichnung dort beginnt.`,
    until: (day) => `Sie galt bis ${day}.`,
    changed: (instant) => `Seit ${instant} werden ihre Ereignisse anders gezählt als zuvor.`,
  },
  counted: (span) =>
    `Für ${span} ohne Daten sind die Ereignisse in der Summe bekannt, aus Zählern, die danach weiterliefen.`,
  excluded: {
    amount: (span, kinds) => `${span} ${join(kinds.map((kind) => SAID_KINDS[kind]))}`,
    refused: (amount) => `${amount} zählen wie jede andere Zeit.`,
    left: (amount) => `${amount} sind ausgenommen.`,
    both: (left, refused) => `${left} sind ausgenommen; weitere ${refused} zählen wie jede andere Zeit.`,
  },
  allowance: {
    within: (used, allowed, isOver) => `${used} von ${allowed} erlaubter Ausfallzeit wurden ${so(isOver)}verbraucht.`,
    beyond: (used, allowed, isOver) => `${used} Ausfallzeit wurden ${so(isOver)}verbraucht; ${allowed} waren erlaubt.`,
  },
  credit: {
    none: 'Gutschriften sind nicht vereinbart.',
    nothingOwed: 'Es wird nichts geschuldet.',
    nothingSoFar: 'Es würde nichts geschuldet, wenn nichts mehr ausfällt.',
    share: (share) => `${share} des Entgelts`,
    amount: (amount, share) => `${amount} (${share})`,
    owed: (credit, { most, claim, isOver }) =>
      `Geschuldet ${isOver ? 'wird' : 'würde'} eine geschätzte Gutschrift von ${credit}${most === null ? '' : `, bis zu ${most}, falls alle nicht beobachtete Zeit schlecht war`}${claim === null ? '' : `; Anspruch bis ${claim}`}.`,
    between: (least, { most, claim, isOver }) =>
      `Geschuldet ${isOver ? 'wird' : 'würde'} zwischen ${least ?? 'nichts'} und einer geschätzten Gutschrift von ${most}${claim === null ? '' : `; Anspruch bis ${claim}`}.`,
    fact: (least, most) => `${least ?? 'keine'}${most === null ? '' : `, bis zu ${most}`}`,
    upTo: (most) => `bis zu ${most}`,
  },
  noData: 'keine Daten',
  unknown: 'unbekannt',
  noneAgreed: 'keine vereinbart',
  between: (worst, best) => `${worst} bis ${best}`,
  card: {
    customer: (name) => `Für ${name}.`,
    promised: (objective) => `von ${objective} zugesagt`,
    used: 'Ausfallzeit verbraucht',
    allowed: 'Ausfallzeit erlaubt',
    credit: 'Gutschrift (Schätzung)',
    leftOut: 'Ausgenommen',
    pace: 'In diesem Tempo',
    atPace: (projected) => `${projected} am Ende`,
    claim: 'Anspruch bis',
    observed: 'Beobachtet',
    without: (share, span) => `${share}, ${span} ohne Daten`,
  },
  chart: (name, sentences) =>
    `Diagramm zu ${name}: Verfügbarkeit jedes Tages gegen das Ziel, und verbrauchte erlaubte Ausfallzeit. ${sentences}`,
  chartLabels: {
    days: (hasGaps) => `Verfügbarkeit je Tag (gestrichelt: zugesagt${hasGaps ? '; schraffiert: keine Daten' : ''})`,
    used: 'Erlaubte Ausfallzeit, verbraucht',
    allowed: 'erlaubt',
  },
  periods: {
    columns: ['Zeitraum', 'Erbracht', 'Ausfallzeit', 'Gutschrift (Schätzung)'],
    soFar: 'bisher',
    of: (allowed) => `von ${allowed}`,
    said: (period, sentences) => `${period}: ${sentences}`,
  },
  badTime,
  terms,
  maintenance: {
    titleOf: (isMaintenance) => (isMaintenance ? 'Wartung' : 'Ausnahmen'),
    note: (isMaintenance) =>
      isMaintenance
        ? 'Geplante Wartung, und ob sie gegen die Vereinbarung zählt.'
        : 'Was nicht zählen soll, und ob es gegen die Vereinbarung zählt.',
    columns: ['Fenster', 'Länge'],
    kinds: {
      scheduled_maintenance: 'geplante Wartung',
      emergency_maintenance: 'Notwartung',
      customer_caused: 'vom Kunden verursacht',
      force_majeure: 'höhere Gewalt',
      third_party: 'von Dritten verursacht',
      suspension: 'Aussetzung',
      other: 'Sonstiges',
    },
    announced: (instant, notice) => `angekündigt ${instant}${notice === null ? '' : `, ${notice} vor Beginn`}`,
    announcedAfterwards: (instant) => `angekündigt ${instant}, erst nach Beginn`,
    unannounced: 'keine Ankündigung bekannt',
    entered: (instant, { by, isLate }) =>
      `eingetragen${by === null ? '' : ` von ${by}`} ${instant}${isLate ? ', erst nach Beginn' : ''}`,
    configured: (by) => `laut Konfiguration${by === null ? '' : `, sagt ${by}`}`,
    evidence: (evidence) => `Beleg: ${evidence}`,
    refused: (text, code) => (code === null ? text : REFUSALS[code]),
    leftOut: 'ausgenommen',
    counts: 'zählt',
    partOf: (window) => `als Teil von ${window}`,
    more: (count) => `und ${count} weitere`,
  },
  method: {
    availability: (zone) =>
      `Verfügbarkeit ist der Anteil guter Ereignisse: gute Ereignisse geteilt durch alle, Minute für Minute in Prometheus gezählt. Zeiträume gehen von Mitternacht bis Mitternacht in ${zone}, sofern eine Vereinbarung keine andere Zeitzone nennt.`,
    intervals: (name, minutes) =>
      `${name} wird dagegen nach ${minutes === 1 ? 'Minuten' : minutes === 60 ? 'Stunden' : `Abschnitten von ${minutes} Minuten`} beurteilt: Jede Einheit der zugesagten Zeit ist, wie vereinbart, gut oder schlecht, Verfügbarkeit ist der Anteil der guten, und verbrauchte Ausfallzeit ist die Summe der schlechten.`,
    unknown:
      'Eine Minute ohne Daten ist unbekannt: weder gut noch schlecht. Sie wird als nicht beobachtete Zeit gezeigt. Wo dieselben Zähler danach weiterliefen, sagt ihr Anstieg in der Summe, was in ihr geschah, und wird gezählt. Eine Vereinbarung ist nur eingehalten, wenn sie es auch wäre, wenn alle unbekannten Minuten schlecht waren, nur verletzt, wenn sie es auch wäre, wenn alle gut waren, und dazwischen nicht entscheidbar. Für jede andere unbekannte Minute wird der Verkehr derselben Stunden anderer Wochen angenommen, oder durchschnittlicher, wo keiner bekannt ist. Das ist eine Schätzung, keine Schranke: Liegen unbekannte Minuten neben einem Ausfall, gilt eine Vereinbarung nicht allein deshalb als eingehalten.',
    running:
      'Solange der Zeitraum einer Vereinbarung läuft, ist sie nur verletzt, wenn selbst ein Rest ohne einen einzigen Fehler, mit dem Verkehr der stärksten bekannten Wochen, sie nicht retten kann. Sie ist gefährdet, wenn unbekannte Minuten sie kosten könnten oder wenn sie im Tempo der letzten 7 Tage verfehlt würde; sonst ist sie auf Kurs. Künftige Ereignisse werden aus denselben Stunden anderer Wochen angenommen.',
    policy: {
      good: (name) =>
        `Für ${name} zählen Minuten ohne Daten, wie vereinbart, als durchschnittlicher Verkehr ohne Fehler.`,
      bad: (name) =>
        `Für ${name} zählen Minuten ohne Daten, wie vereinbart, als durchschnittlicher Verkehr, der fehlschlug.`,
      exclude: (name) => `Für ${name} sind Minuten ohne Daten, wie vereinbart, ausgenommen.`,
    },
    exclusions:
      'Was eine Vereinbarung ausnimmt, etwa geplante Wartung, ist ausgenommen, sofern es wie vereinbart angekündigt wurde, bis zur vereinbarten Obergrenze: Was in diesen Minuten geschah, zählt nirgends, und der Zeitraum ist um sie kürzer. Zeit, die zwei Fenster abdecken, ist einmal ausgenommen.',
    allowed: (hasExclusions) =>
      `Erlaubte Ausfallzeit ist (1\u00a0−\u00a0Ziel) × Länge des Zeitraums${hasExclusions ? ' ohne das Ausgenommene' : ''}. Verbrauchte Ausfallzeit sind schlechte Ereignisse ÷ alle Ereignisse des Zeitraums × dieselbe Länge: ein Totalausfall gleichen Gewichts.`,
    credits: 'Gutschriften sind Schätzungen nach den vereinbarten Stufen. Sie sind nicht verbindlich.',
    source: (names, objective) =>
      `${names.join(', ')} ${names.length === 1 ? 'zählt' : 'zählen'} die Ereignisse des Ziels ${objective}:`,
  },
}
