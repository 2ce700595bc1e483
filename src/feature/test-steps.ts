/** How often promtool evaluates the rules in tests of minutes: as the base group does. */
export const MINUTES_STEP_SECONDS = 30

/** The same for tests of an hour and of days: long, so that promtool is soon done, and no divisor of the windows, because Prometheus 2
 * counts both ends of a range and 3 only one. */
export const HOURS_STEP_SECONDS = 130
export const DAYS_STEP_SECONDS = 3000
