import type { HostAlert, HostPack } from './host-schema.js'

/** A sentence on when an alert of the pack fires, for the description of a panel. */
export function alertText({ severity }: HostPack, alert: HostAlert, when: string): string {
  return severity[alert] === 'off' ? `The alert ${alert} is off.` : `${alert} fires ${when}.`
}
