/** Label of an alert that says what it is about, where that is no trouble of its own. */
export const ABOUT_LABEL = 'about'

/** Its value on alerts about an incident that is open. */
export const ABOUT_INCIDENT = 'incident'

/**
 * Whether an alert tells of an incident that there is already. It is told to its receivers like any other, but is no reason to open an incident or
 * to keep one open: it ends when the incident does, and would wait for itself.
 */
export function isAboutIncident(labels: Readonly<Record<string, string>>): boolean {
  return labels[ABOUT_LABEL] === ABOUT_INCIDENT
}
