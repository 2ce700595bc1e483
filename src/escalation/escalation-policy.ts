/** One step of an escalation: who is told once nobody has acknowledged for so long. */
export interface EscalationStep {
  /** Seconds since the subject became unacknowledged; never less than in the step before. */
  readonly afterSeconds: number
  /** Names of receivers, each at most once. */
  readonly notify: readonly string[]
}

/** Who is told, and when, while nobody acknowledges. */
export interface EscalationPolicy {
  readonly name: string
  /** At least one. */
  readonly steps: readonly EscalationStep[]
  /**
   * How often the steps begin again after the last one. The wait between two rounds is that between the last two steps (of a single step its
   * `afterSeconds`), at least five minutes.
   */
  readonly repeat: number
}

/** What escalation is of the configuration. */
export interface EscalationPart {
  readonly escalationPolicies: readonly EscalationPolicy[]
}

/** The policy with all its times counted from so many seconds earlier: its steps begin when the time to answer is over. */
export function delayedBy(policy: EscalationPolicy, seconds: number): EscalationPolicy {
  return { ...policy, steps: policy.steps.map((step) => ({ ...step, afterSeconds: step.afterSeconds + seconds })) }
}
