/** What names of rule groups begin with that are made of a service, a promise, a dataset or a pack. */
const KINDS = 'slo|sla|backup|control|drill|incident|pack'

/** Groups of no service: there is one of each. */
const OF_NO_SERVICE = 'emergency_pack|inventory|plimsoll|post_incident|reviews'

const GENERATED = new RegExp(`^(?:(?:${KINDS}):[^:]|_(?:${OF_NO_SERVICE})$)`)

/**
 * What Prometheus says of a group in its own metrics, as a regular expression: the file, a semicolon, the name. It begins and ends anywhere, because some
 * servers write the name of a tenant around it.
 */
export const GENERATED_GROUPS = `.*(${KINDS}):.*|.*;_(${OF_NO_SERVICE}).*`

/** Whether a group is called as those that Plimsoll generates, also of services that are gone. */
export function isGeneratedGroup(name: string): boolean {
  return GENERATED.test(name)
}
