import { joinIn } from '../../../../words/language/language.js'
import type { CalendarLength, TermsTexts } from './en.js'

const join = joinIn('fr')

function unitOf(minutes: number): string {
  if (minutes === 1) return 'minutes'
  return minutes === 60 ? 'heures' : `intervalles de ${minutes} min`
}

const many = (count: number, one: string, other: string) => `${count} ${count < 2 ? one : other}`

function within(length: CalendarLength): string {
  if ('days' in length) return many(length.days, 'jour', 'jours')
  if ('businessDays' in length) return many(length.businessDays, 'jour ouvré', 'jours ouvrés')
  return 'months' in length ? `${length.months} mois` : many(length.periods, 'période', 'périodes')
}

const PER = { month: 'mois', quarter: 'trimestre', year: 'an' } as const

export const french: TermsTexts = {
  title: 'Ce qui est convenu',
  note: 'Les conditions selon lesquelles chaque accord est jugé.',
  labels: {
    promise: 'Promesse',
    bad: 'Mauvais',
    combined: 'Plusieurs indicateurs',
    period: 'Période',
    hours: 'Heures de service',
    silent: 'Sans trafic',
    noData: 'Sans données',
    leftOut: 'Exclu',
    rounding: 'Arrondi',
    credit: 'Avoir',
    limits: 'Limites de l’avoir',
    claim: 'Réclamation',
    chronic: 'Droit de résiliation',
    support: 'Assistance',
  },
  promise: {
    bad_intervals: (objective, minutes) => `au moins ${objective} des ${unitOf(minutes)} sont bonnes`,
    mean_interval_error_rate: (objective, minutes) =>
      `en moyenne sur des ${unitOf(minutes)}, au moins ${objective} des requêtes réussissent`,
    request_ratio: (objective) => `au moins ${objective} des requêtes réussissent`,
    weighted_requests: (objective) => `les requêtes, pesées par leur qualité, atteignent au moins ${objective}`,
    recovery: ({ rto, rpo }) =>
      [
        ...(rto === null ? [] : [`chaque incident et exercice est terminé en ${rto} au plus (RTO)`]),
        ...(rpo === null ? [] : [`jamais plus de ${rpo} de données perdues (RPO)`]),
      ].join('\u00a0; '),
  },
  bad: ({ share, isAll, bound, least }) => {
    const failing = isAll
      ? 'toutes les requêtes échouent'
      : bound === 'above'
        ? `plus de ${share} échouent`
        : `${share} ou plus échouent`
    return `où ${failing}${least === 0 ? '' : `, sur au moins ${least} requêtes`}`
  },
  runs: (minutes) => `à partir de ${minutes} minutes de suite`,
  combined: {
    all_down: 'mauvais si tous le sont',
    any_down: 'mauvais si l’un d’eux l’est',
    worst_of: 'le pire compte',
    weighted: 'ils comptent selon leur poids',
  },
  period: {
    week: 'semaine civile',
    month: 'mois civil',
    quarter: 'trimestre',
    year: 'année',
    yearFrom: (month) => `les années commencent en ${month}`,
    days: (days) => `${days} jours chacune`,
    months: (months, day) => `${months} mois chacune, à partir du ${day}`,
    rolling: (days) => `les ${days} derniers jours`,
  },
  hours: (days, from, to) => `${days}, de ${from} à ${to}`,
  days: (from, to) => `${from} à ${to}`,
  everyDay: 'tous les jours',
  zone: (hours, zone) => `${hours} (${zone})`,
  holidays: (count) => `sans ${many(count, 'jour férié', 'jours fériés')}`,
  aroundTheClock: 'en continu',
  silent: { good: 'compte comme bon', bad: 'compte comme mauvais', exclude: 'ne compte pas' },
  noData: {
    unknown: 'peut avoir été bon ou mauvais\u00a0: le résultat est une fourchette',
    good: 'compte comme bon',
    bad: 'compte comme mauvais',
    exclude: 'ne compte pas',
  },
  kinds: {
    scheduled_maintenance: 'maintenance planifiée',
    emergency_maintenance: 'maintenance d’urgence',
    customer_caused: 'pannes causées par le client',
    force_majeure: 'force majeure',
    third_party: 'pannes causées par des tiers',
    suspension: 'suspension',
    other: 'autres exclusions',
  },
  notice: (length) => `annoncée au moins ${length} avant`,
  cap: (length, per) => `au plus ${length} par ${PER[per]}`,
  nothingLeftOut: 'rien',
  keptAsGood: 'ce qui est exclu reste compté, comme bon',
  round: (decimals, mode) =>
    `à ${decimals} décimales du pourcentage, ${mode === 'down' ? 'tronqué' : 'au plus proche'}`,
  tier: (bound, share, credit) => `${credit} en dessous de ${share}${bound === 'below' ? '' : ' inclus'}`,
  proportional: (multiplier, of) =>
    `${multiplier} × indisponibilité ÷ ${of === 'period' ? 'durée de la période' : 'temps compté'}`,
  step: (credit, every, count) =>
    `${credit} par tranche ${count === 'full' ? 'entière' : 'entamée'} de ${every} sous la promesse`,
  fee: (money, per) => {
    const period = per === 'month' ? 'mois' : 'période'
    return `de la redevance${money === null ? '' : ` de ${money}`} par ${period}`
  },
  noCredit: 'aucun',
  capPeriod: (share) => `${share} de la redevance d’une période`,
  capYear: (share) => `${share} d’une redevance mensuelle par an`,
  minimum: (money) => `rien jusqu’à ${money}`,
  claim: (length) => `dans les ${length} après la période`,
  chronic: (below, periods, of) => `moins de ${below} sur ${periods} périodes de ${of}`,
  support: (severity, promise, length) =>
    `${severity}\u00a0: ${promise === 'acknowledge' ? 'réponse' : 'résolution'} en ${length}`,
  line: (label, value) => `${label}\u00a0: ${value}`,
  within,
  join,
}
