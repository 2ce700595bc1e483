import { pluralIn } from '../../../words/language/language.js'
import type { IncidentTexts } from './en.js'

const plural = pluralIn('de')

export const german: IncidentTexts = {
  title: 'Störungen',
  note: (isFew) =>
    `Alle, die in dieser Zeit begannen, mit mittleren Zeiten vom ersten Fehler bis zum Alarm (bemerkt) und bis zum guten Betrieb (behoben).${isFew ? ' Bei so wenigen lohnt der Blick auf jede einzelne mehr als der auf Mittelwerte.' : ''}`,
  told: 'Alle, die in dieser Zeit begannen, bei den Diensten der Vereinbarungen.',
  columns: ['Dienst', 'Bemerkt nach', 'Bestätigt', 'Behoben nach'],
  unknown: 'unbekannt',
  target: (span) => `Ziel ${span}`,
  observed: (count) => `n ${count}`,
  count: (incidents, { onset, recovery }, falseAlarms) => {
    const parts = [
      ...(onset === 0 ? [] : [`${onset} mit unbekanntem Beginn`]),
      ...(recovery === 0 ? [] : [`${recovery} von unbekannter Länge`]),
    ]
    const uncertain = parts.length === 0 ? '' : ` (${parts.join(', ')}, in keinem Mittel)`
    const alarms = plural(falseAlarms, { one: 'Fehlalarm', other: 'Fehlalarme' })
    const besides = falseAlarms === 0 ? '' : ` und ${falseAlarms} ${alarms}`
    return `${incidents} ${plural(incidents, { one: 'Störung', other: 'Störungen' })}${uncertain}${besides}`
  },
  service: (name, count) => `${name}: ${count}`,
  mean: {
    noticed: (mean, target) => `Bemerkt nach ${mean}${target === null ? '' : `, Ziel ${target}`}`,
    acknowledged: (mean, target) => `Bestätigt nach ${mean}${target === null ? '' : `, Ziel ${target}`}`,
    over: (mean, target) => `Behoben nach ${mean}${target === null ? '' : `, Ziel ${target}`}`,
  },
  spread: (median, p90, count) => `Median ${median}, 90 % innerhalb von ${p90}, n ${count}`,
  line: ({ number, instant, title }, course) =>
    `#${number}${instant === null ? '' : ` ${instant}:`} ${title}. ${course}`,
  falseAlarm: 'Ein Fehlalarm.',
  recurring: (count, days) =>
    `; ${count} davon ${plural(count, { one: 'wiederholt', other: 'wiederholen' })} sich innerhalb von ${days} Tagen`,
  recurs: (ordinal, days) => `Die ${ordinal}. dieses Dienstes und dieser Klasse innerhalb von ${days} Tagen.`,
  course: ({ noticed, acknowledged, over, isOpen }) => {
    const parts = [
      ...(noticed === null ? [] : [`bemerkt nach ${noticed}`]),
      acknowledged === null ? 'von niemandem bestätigt' : `${acknowledged} später bestätigt`,
      ...(isOpen ? ['noch nicht behoben'] : []),
      ...(over === null ? [] : [`behoben nach ${over}`]),
    ]
    return `${parts.join(', ')}.`
  },
}
