import type { KnownIncident } from '../../backtest/match-incidents.js'
import type { Trial } from '../../backtest/run-trial.js'
import type { BacktestResult } from './backtest-screen.js'

/** The backtest as one JSON document: instants RFC 3339 in UTC, ratios in [0, 1], durations in seconds. */
export function backtestJson(result: BacktestResult): object {
  const { subject, interval, historyFrom, source, incidentSource, incidents, written, tried } = result
  return {
    slo: subject,
    from: interval.from.toISOString(),
    to: interval.to.toISOString(),
    historyFrom: historyFrom?.toISOString() ?? null,
    source,
    incidentSource,
    incidents: incidents.map(incidentJson),
    written: trialJson(written),
    tried: tried === null ? null : trialJson(tried),
  }
}

function trialJson({ plan, matching, summary }: Trial): object {
  return {
    objective: plan.objective,
    minErrors: plan.minErrors,
    remarks: plan.remarks,
    tiers: plan.tiers.map(({ severity, long, short, factor, threshold, budgetShare }) => {
      return { severity, long: long.name, short: short.name, budgetShare, factor, threshold }
    }),
    alerts: matching.alerts.map(({ tier, group, from, to, fires, worstBurn, incidents }) => ({
      severity: tier.severity,
      longWindow: tier.long.name,
      shortWindow: tier.short.name,
      group,
      from: from.toISOString(),
      to: fires ? null : to.toISOString(),
      worstBurn,
      incidents,
    })),
    missedIncidents: matching.missed.map(({ name }) => name),
    summary,
  }
}

function incidentJson({ name, title, from, to, slos }: KnownIncident): object {
  return { name, title, from: from.toISOString(), to: to?.toISOString() ?? null, slos }
}
