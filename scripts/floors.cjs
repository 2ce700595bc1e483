/**
 * The floors of the house, lowest first, and what each room is. A room knows the rooms of the floors below its own, and none beside it:
 * features know no configuration, what reads text knows no key of it, and what composes everything stands on top.
 */
const rooms = [
  { shared: 'Words of code that no room owns: errors, clock, logger, durations.' },
  {
    access: 'Who may do what from where: roles, tokens, and tries that failed.',
    calendar: 'Instants, days, periods, schedules and zones.',
    store:
      'The SQLite file or database of PostgreSQL: its tables, migrations, and how it is opened, locked and watched.',
    alertmanager: 'Alertmanager as a server that is asked.',
    client: 'The API as programs call it: a client, typed by what is generated from the description.',
    terminal: 'What a command may touch of the world, colours, tables and progress in a terminal.',
    yaml: 'Text to values that know their line, variables, and mistakes as people read them. Knows no key.',
  },
  {
    http: 'Problems, the guards against foreign pages and those who may not, the server.',
    promql: 'PromQL as a tree: selectors, queries, rules and their tests.',
    event: 'What happened, in one order, for whoever follows it.',
    scheduler: 'Runs jobs when their slots are due, and what was missed.',
    words: 'Dates, spans and text in columns for people.',
    document: 'Papers such as reports as data: sections made of blocks.',
  },
  {
    dashboard: 'Panels as data.',
    render: 'Shows the blocks of a paper, a file per format: HTML, text, PDF, CSV; knows no feature.',
    page: 'Pages for browsers: the one layout, its components, and what they load.',
    prometheus: 'A Prometheus that is asked, and its answers, of which nothing is believed unread.',
  },
  { feature: 'What a feature is: its three doors, and checks that know no key of their own.' },
  { action: 'What shall be done: learned of incidents, found in drills.' },
  { audit: 'Who changed what, when and from where: a chain of entries that is only added to.' },
  {
    slo: 'Objectives: indicators, recorded series, burn rates, budgets, alerts and their tests.',
    packs: 'Ready-made alerts on hosts, databases, clusters and probes.',
    backup: 'Datasets: the age of their newest backup against what was promised.',
    maintenance: 'Planned windows, and what they leave out.',
  },
  {
    sla: 'Agreements: what counts, what is left out, verdicts, credits, forecasts.',
    deployment:
      'Deployments and what became of them: `guard/` is the test, `watch/` reads the ledger for it, `written/` reads cases from files.',
    drill:
      'Restore tests and drills: `course/` is the arithmetic of a run, `over-http/` takes what is said of it, `hold/` does its steps and `probe/` asks whether everything is back, both for the command line.',
  },
  {
    gate: 'Whether a release may go out: budgets, incidents, backups, the last deployment, freezes.',
    inventory: 'What exists, and what of it has no backup.',
    control:
      'What has to be so of datasets, with evidence, for auditors: retention, copies, encryption, restore tests.',
  },
  { service: 'A service with everything that was promised for it, its team and whom to call.' },
  {
    incident: 'Incidents: `intake/` makes them of alerts, `measure/` finds onset and recovery, `view/` shows them.',
    exclusion:
      'What people say does not count: written, entered while the daemon runs, withdrawn, muted at Alertmanager.',
    runbook: 'What each alert means and what to do about it: made of rules, with what people wrote.',
    review: 'What people look at again and again, who has signed it off for which configuration, and who was trained.',
    signin: 'How people sign in with a browser: sessions, providers of OpenID Connect.',
    ledger: 'Counts per minute that outlive Prometheus: how they are asked for, kept, filled and added up.',
    discover: 'What a Prometheus has, as a first configuration.',
    backtest: 'Which pages a change would have sent.',
    foreign: 'Files of other tools, a folder per tool, as services of ours with a note per field.',
  },
  { notify: 'Messages, the outbox, and those who carry them.' },
  {
    breach: 'Breaches of agreements: found once per period, told, acknowledged, lifted.',
    report: 'The report of a period: its frame around what features say, its mail, its archive.',
  },
  {
    postincident: 'What was learned of incidents: reports, drafted from evidence and filed, and action items.',
    kpi: 'RTO, RPO, MTTD, MTTR and the success of drills against their targets, of the organisation and of each service.',
    agreements: 'Each period of each agreement as it stood, kept to be looked at, and the pages of agreements.',
    emergency:
      'What is needed when nothing works, in one file: whom to call, what needs what, how to restore, runbooks.',
    escalation: 'Who is told next while nobody acknowledges.',
    drift: 'Whether what runs is what is generated: asked again and again, kept, told.',
    agenda: 'Planned maintenance as a calendar that other programs subscribe to.',
    publication: 'What strangers are told: the public status page, and what is published there by hand.',
    pagerduty: 'What people do in PagerDuty, as it comes back by its webhooks.',
  },
  { self: 'Alerts and panels about Plimsoll itself, and what it knows of its own work.' },
  { features: 'The list of features.', answers: 'The list of what features answer over HTTP.' },
  {
    config:
      'The configuration: files, `schema/`, `checks/` across features, `resolve/` into terms of the domain, `remarks/`, `reference/`.',
    status: 'How everything stands now.',
    metrics: 'The registry behind `/metrics`, and its reference page.',
  },
  { overview: 'Pages that show everything: what needs somebody now, and services with all that is promised for them.' },
  { generate: 'Files that are generated: rules with tests, dashboards, Alertmanager, objects of the operator.' },
  { live: 'What the configured Prometheus contradicts.' },
  { diff: 'What is generated beside what runs, by meaning.' },
  { app: 'The daemon, put together; `http/` has the routes of its own.' },
  { cli: 'The command line: a file per command that declares it, and one that runs it.' },
  { main: 'Where the program begins.' },
]

const floors = rooms.map((floor) => Object.keys(floor))

/** Rooms that `room` may import. */
function importedFrom(room) {
  return floors
    .slice(
      0,
      floors.findIndex((floor) => floor.includes(room)),
    )
    .flat()
}

module.exports = { rooms, floors, importedFrom }
