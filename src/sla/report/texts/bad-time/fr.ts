import type { BadTimeTexts } from './en.js'

export const french: BadTimeTexts = {
  columns: ['Temps mauvais', 'Compte'],
  upTo: (figure) => `jusqu’à ${figure}`,
  between: (least, most) => `${least}, jusqu’à ${most}`,
  nothing: 'rien',
  errors: (count) => `${count} ${count === '1' ? 'erreur' : 'erreurs'}`,
  without: {
    partly: (span) => `dont ${span} sans données`,
    bad: (span) => `${span} sans données, comptées comme mauvaises, comme convenu`,
    open: (span) => `${span} sans données, qui comptent au pire`,
    good: (span) => `${span} sans données, comptées comme bonnes, comme convenu`,
    exclude: (span) => `${span} sans données, exclues comme convenu`,
    unknown: (span) => `${span} sans données, qui ne changent rien`,
  },
  besideGap: 'mauvais seulement si les minutes voisines sans données l’étaient',
  incident: (number, title) => `Incident nº\u00a0${number}\u00a0: ${title}`,
  drill: (number, title) => `Exercice nº\u00a0${number}\u00a0: ${title}`,
  recovery: {
    missed: 'manqué',
    unknown: 'inconnu',
    after: (span) => `rétabli après ${span}`,
    notYet: 'pas encore rétabli, ou inconnu',
    lost: (span) => `${span} de données perdues`,
  },
  more: (count, figure) =>
    `${count} de plus ${count === 1 ? 'n’est pas montré' : 'ne sont pas montrés'} ici, ${figure} au total\u00a0; le CSV et le JSON les nomment.`,
  beside: (figure, isAll) =>
    `${isAll ? '' : 'En plus, '}${figure} dans des minutes sans plus d’échecs que promis en moyenne.`,
  requests:
    'Là où des requêtes sont jugées, le temps mauvais est celui des minutes avec plus d’échecs que promis en moyenne\u00a0; séparées de 5 minutes au plus, elles forment un seul passage.',
}
