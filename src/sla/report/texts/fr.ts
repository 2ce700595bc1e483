import { joinIn, pluralIn } from '../../../words/language/language.js'
import { french as terms } from './terms/fr.js'
import { french as badTime } from './bad-time/fr.js'
import type { Verdict } from '../../agreement-result.js'
import type { RefusalCode } from '../../refusal-code.js'
import type { ExclusionKind } from '../../terms.js'
import type { AgreementTexts, Promised, Standing } from './en.js'

const plural = pluralIn('fr')
const join = joinIn('fr')

/** What was left out, after its length. */
const SAID_KINDS: Readonly<Record<ExclusionKind, string>> = {
  scheduled_maintenance: 'de maintenance planifiée',
  emergency_maintenance: 'de maintenance d’urgence',
  customer_caused: 'de panne causée par le client',
  force_majeure: 'de force majeure',
  third_party: 'de panne causée par des tiers',
  suspension: 'de suspension',
  other: 'd’autres exclusions',
}

/** Of one agreement; what is said of several agrees with them. */
const VERDICTS: Readonly<Record<Verdict, string>> = {
  met: 'respecté',
  on_track: 'en bonne voie',
  at_risk: 'menacé',
  breached: 'non respecté',
  undetermined: 'indéterminé',
}

const MANY: Readonly<Record<Verdict, string>> = {
  met: 'respectés',
  on_track: 'en bonne voie',
  at_risk: 'menacés',
  breached: 'non respectés',
  undetermined: 'indéterminés',
}

const standing = ({ count, verdict }: Standing) => plural(count, { one: VERDICTS[verdict], other: MANY[verdict] })

function promise(promised: Promised): string {
  const { objective } = promised
  return 'to' in promised ? `${objective} promis à ${promised.to}` : `${objective} promis pour ${promised.of}`
}

const so = (isOver: boolean) => (isOver ? '' : ' à ce jour')
const because = (reason: string | null) => (reason === null ? '' : `, ${reason}`)

const REFUSALS: Readonly<Record<RefusalCode, string>> = {
  not_agreed: 'l’accord n’exclut pas ce genre',
  not_announced: 'aucune annonce connue',
  announced_late: 'annoncée trop tard',
  announced_afterwards: 'annoncée seulement après le début',
  cap: 'au-delà de la limite convenue',
}

export const french: AgreementTexts = {
  verdicts: VERDICTS,
  headline: {
    none: 'Aucun accord à présenter',
    wrong: ([first, ...others]: readonly [Standing, ...Standing[]], of, isOver) => {
      const agreements = plural(first.count, { one: 'accord', other: 'accords' })
      const more = others.map((one) => `, ${one.count} ${standing(one)}`).join('')
      return `${first.count} ${agreements} sur ${of} ${standing(first)}${more}${so(isOver)}`
    },
    met: (count) => (count === 1 ? 'L’accord a été respecté' : `Les ${count} accords ont été respectés`),
    onTrack: (count) => (count === 1 ? 'L’accord est en bonne voie' : `Les ${count} accords sont en bonne voie`),
    owed: (sums, isOver) => `Avoirs estimés${isOver ? ' dus' : ' à ce jour'}\u00a0: ${sums.join(' et ')}.`,
  },
  overview: {
    title: 'En bref',
    note: 'Ce qui était promis, fourni et est dû, et comment c’était avant. Les signes sont ceux des périodes antérieures, la plus ancienne d’abord.',
    columns: ['Accord', 'Promis', 'Fourni', 'Dû', 'Avant'],
    promised: (objective) => `${objective} promis`,
    more: (count) => `${count} de plus suivent ci-dessous.`,
    notAgreed: '–',
    nothing: '–',
    changes: { better: 'mieux à présent', worse: 'moins bien à présent', same: 'identique' },
    met: (met, of) => `${met} sur ${of} ${plural(met, { one: 'respecté', other: 'respectés' })}`,
    changed: (better, worse) => {
      const parts = [...(worse === 0 ? [] : [`${worse} moins bien`]), ...(better === 0 ? [] : [`${better} mieux`])]
      return `Par rapport à la période précédente\u00a0: ${parts.join(', ')}.`
    },
  },
  verdict: {
    settled: (promised, { delivered, verdict, isOver }, why) =>
      `${promise(promised)}, ${delivered} fourni${so(isOver)}\u00a0: ${VERDICTS[verdict]}${because(why)}.`,
    open: (promised, { worst, best, isOver }, why) =>
      `${promise(promised)}, entre ${worst} et ${best} fourni${so(isOver)}\u00a0: indéterminé, car ${why}.`,
    uncounted: (promised, why) => `${promise(promised)}\u00a0: indéterminé, car ${why}.`,
  },
  why: {
    hopeless: 'même si plus rien n’échoue',
    pace: (projected, out) =>
      `car il finirait à ${projected} au rythme des 7 derniers jours${out === null ? '' : `, et ce qui est permis serait épuisé le ${out}`}`,
    busier: 'car seul un reste de période plus chargé que d’habitude peut le sauver',
    unobserved: (time) => `car ${time}, ce qui pourrait suffire à le perdre`,
    mostUsed: 'car l’essentiel de ce qui est permis est consommé',
  },
  unobserved: (span, share, isBesideOutage) =>
    `${span} (${share}) n’ont pas été observés${isBesideOutage ? ', juste à côté d’une panne' : ''}`,
  uncounted: {
    unobserved: (period, isOver) => `rien n’a été observé sur la période «\u00a0${period}\u00a0»${so(isOver)}`,
    partly: (period, span, isOver) =>
      `aucun trafic n’a été compté sur la période «\u00a0${period}\u00a0»${so(isOver)} et ${span} n’ont pas été observés`,
    noTraffic: (period, isOver) => `il n’y a eu aucun trafic sur la période «\u00a0${period}\u00a0»${so(isOver)}`,
  },
  term: {
    since: (day) => `Il est en vigueur depuis le ${day} et jugé à partir de là.`,
    history: (instant) => `Il est jugé à partir du ${instant}, début de son historique.`,
    until: (day) => `Il était en vigueur jusqu’au ${day}.`,
    changed: (instant) => `Depuis le ${instant}, ses événements sont comptés autrement qu’avant.`,
  },
  counted: (span) =>
    `Sur ${span} sans données, les événements sont connus au total, grâce à des compteurs qui ont continué ensuite.`,
  excluded: {
    amount: (span, kinds) => `${span} ${join(kinds.map((kind) => SAID_KINDS[kind]))}`,
    refused: (amount) => `${amount} comptent comme tout autre temps.`,
    left: (amount) => `${amount} sont exclus.`,
    both: (left, refused) => `${left} sont exclus\u00a0; ${refused} de plus comptent comme tout autre temps.`,
  },
  allowance: {
    within: (used, allowed, isOver) => `${used} consommés${so(isOver)} sur ${allowed} d’indisponibilité permise.`,
    beyond: (used, allowed, isOver) =>
      `${used} d’indisponibilité ont été consommés${so(isOver)}\u00a0; ${allowed} étaient permis.`,
  },
  credit: {
    none: 'Aucun avoir n’est prévu.',
    nothingOwed: 'Rien n’est dû.',
    nothingSoFar: 'Rien ne serait dû si plus rien n’échoue.',
    share: (share) => `${share} de la redevance`,
    amount: (amount, share) => `${amount} (${share})`,
    owed: (credit, { most, claim, isOver }) =>
      `Un avoir estimé à ${credit} ${isOver ? 'est' : 'serait'} dû${most === null ? '' : `, jusqu’à ${most} si tout le temps non observé était mauvais`}${claim === null ? '' : `\u00a0; réclamation jusqu’au ${claim}`}.`,
    between: (least, { most, claim, isOver }) =>
      `Un avoir estimé entre ${least ?? 'rien'} et ${most} ${isOver ? 'est' : 'serait'} dû${claim === null ? '' : `\u00a0; réclamation jusqu’au ${claim}`}.`,
    fact: (least, most) => `${least ?? 'aucun'}${most === null ? '' : `, jusqu’à ${most}`}`,
    upTo: (most) => `jusqu’à ${most}`,
  },
  noData: 'pas de données',
  unknown: 'inconnu',
  noneAgreed: 'aucun prévu',
  between: (worst, best) => `${worst} à ${best}`,
  card: {
    customer: (name) => `Pour ${name}.`,
    promised: (objective) => `pour ${objective} promis`,
    used: 'Indisponibilité consommée',
    allowed: 'Indisponibilité permise',
    credit: 'Avoir (estimation)',
    leftOut: 'Exclu',
    pace: 'À ce rythme',
    atPace: (projected) => `${projected} à la fin`,
    claim: 'Réclamation jusqu’au',
    observed: 'Observé',
    without: (share, span) => `${share}, ${span} sans données`,
  },
  chart: (name, sentences) =>
    `Graphique de ${name}\u00a0: disponibilité de chaque jour face à l’objectif, et indisponibilité permise consommée. ${sentences}`,
  chartLabels: {
    days: (hasGaps) =>
      `Disponibilité par jour (tirets\u00a0: promis${hasGaps ? '\u00a0; hachures\u00a0: sans données' : ''})`,
    used: 'Indisponibilité permise consommée',
    allowed: 'permis',
  },
  periods: {
    columns: ['Période', 'Fourni', 'Indisponibilité', 'Avoir (estimation)'],
    soFar: 'à ce jour',
    of: (allowed) => `sur ${allowed}`,
    said: (period, sentences) => `${period}\u00a0: ${sentences}`,
  },
  badTime,
  terms,
  maintenance: {
    titleOf: (isMaintenance) => (isMaintenance ? 'Maintenance' : 'Exclusions'),
    note: (isMaintenance) =>
      isMaintenance
        ? 'La maintenance planifiée, et si elle compte contre l’accord.'
        : 'Ce qui ne devrait pas compter, et si cela compte contre l’accord.',
    columns: ['Fenêtre', 'Durée'],
    kinds: {
      scheduled_maintenance: 'maintenance planifiée',
      emergency_maintenance: 'maintenance d’urgence',
      customer_caused: 'causé par le client',
      force_majeure: 'force majeure',
      third_party: 'causé par des tiers',
      suspension: 'suspension',
      other: 'autre',
    },
    announced: (instant, notice) => `annonce du ${instant}${notice === null ? '' : `, ${notice} avant le début`}`,
    announcedAfterwards: (instant) => `annonce du ${instant}, seulement après le début`,
    unannounced: 'aucune annonce connue',
    entered: (instant, { by, isLate }) =>
      `saisie${by === null ? '' : ` de ${by}`} du ${instant}${isLate ? ', seulement après le début' : ''}`,
    configured: (by) => `selon la configuration${by === null ? '' : `, d’après ${by}`}`,
    evidence: (evidence) => `justificatif\u00a0: ${evidence}`,
    refused: (text, code) => (code === null ? text : REFUSALS[code]),
    leftOut: 'exclue',
    counts: 'compte',
    partOf: (window) => `comme partie de ${window}`,
    more: (count) => `et ${count} de plus`,
  },
  method: {
    availability: (zone) =>
      `La disponibilité est la part des événements réussis\u00a0: événements réussis divisés par tous les événements, comptés minute par minute dans Prometheus. Les périodes vont de minuit à minuit (fuseau ${zone}), sauf si un accord nomme un autre fuseau.`,
    intervals: (name, minutes) =>
      `${name}, en revanche, est jugé par ${minutes === 1 ? 'minutes' : minutes === 60 ? 'heures' : `intervalles de ${minutes}\u00a0minutes`}\u00a0: comme convenu, chaque unité du temps promis est bonne ou mauvaise, la disponibilité est la part des bonnes, et l’indisponibilité consommée est la somme des mauvaises.`,
    unknown:
      'Une minute sans données est inconnue\u00a0: ni bonne ni mauvaise. Elle figure comme temps non observé. Quand les mêmes compteurs ont continué ensuite, leur hausse dit au total ce qui s’y est passé, et elle est comptée. Un accord n’est respecté que s’il le serait avec toutes les minutes inconnues mauvaises, non respecté que s’il le serait avec toutes bonnes, et indéterminé entre les deux. Toute autre minute inconnue est supposée avoir eu le trafic des mêmes heures d’autres semaines, ou un trafic moyen si l’on n’en connaît pas. C’est une estimation, pas une borne\u00a0: quand des minutes inconnues touchent une panne, un accord n’est pas dit respecté sur cette seule base.',
    running:
      'Tant que la période d’un accord court, il n’est non respecté que si même un reste sans la moindre erreur, aussi chargé que les semaines les plus chargées connues, ne peut le sauver. Il est menacé si des minutes inconnues pourraient le faire perdre, ou s’il était manqué au rythme des 7 derniers jours\u00a0; sinon il est en bonne voie. Les événements à venir sont repris des mêmes heures d’autres semaines.',
    policy: {
      good: (name) =>
        `Pour ${name}, comme convenu, les minutes sans données comptent comme un trafic moyen sans erreur.`,
      bad: (name) => `Pour ${name}, comme convenu, les minutes sans données comptent comme un trafic moyen en échec.`,
      exclude: (name) => `Pour ${name}, comme convenu, les minutes sans données sont exclues.`,
    },
    exclusions:
      'Ce qu’un accord exclut, comme la maintenance planifiée, est exclu s’il a été annoncé comme convenu, jusqu’au plafond convenu\u00a0: ce qui s’est passé dans ces minutes ne compte nulle part, et la période en est raccourcie. Le temps que deux fenêtres couvrent est exclu une fois.',
    allowed: (hasExclusions) =>
      `L’indisponibilité permise est (1\u00a0−\u00a0objectif) × durée de la période${hasExclusions ? ' sans ce qui est exclu' : ''}. L’indisponibilité consommée est la part des événements en échec × la même durée\u00a0: une panne totale du même poids.`,
    credits: 'Les avoirs sont des estimations selon les paliers convenus. Ils n’engagent pas.',
    source: (names, objective) =>
      `${names.join(', ')} ${names.length === 1 ? 'compte' : 'comptent'} les événements de l’objectif ${objective}\u00a0:`,
  },
}
