import { KUBERNETES_MEANINGS } from './kubernetes-meanings.js'
import type { Meaning } from './meaning.js'
import { BLIND, NO_TARGET, SCRAPED } from './target-steps.js'

const BIGGEST = 'Find what takes the space: du -xh --max-depth=2 on the mount point, the largest first.'
const OPEN_FILES =
  'If df and du disagree, a deleted file is still open: lsof +L1 names the process, and a restart of it frees the space.'
const GROW = 'If all of it is needed: grow the volume, before it is full.'

const HOST: Readonly<Record<string, Meaning>> = {
  HostDown: {
    meaning:
      'Prometheus has had no answer from the exporter of this machine for a while: it is off, cut off, or only its exporter is.',
    steps: [
      SCRAPED,
      'Try to reach the machine itself: ping, SSH, its console.',
      'If it answers: restart node_exporter, and read why it ended.',
    ],
  },
  HostNotMonitored: {
    meaning: 'Prometheus knows no machine at all under this job: none of the alerts on machines can fire.',
    steps: [NO_TARGET, BLIND],
  },
  HostCpuBusy: {
    meaning: 'The processors have had next to nothing to spare for a while: whatever runs there waits.',
    steps: [
      'See whether services there are slower than they should be; where they are not, it can wait.',
      'Find what takes it: top, or ps sorted by CPU; stolen time points to the host of a virtual machine.',
      'Take load away, or give it more processors.',
    ],
  },
  HostMemoryLow: {
    meaning: 'Little memory can be had without swapping: the kernel will soon kill something.',
    steps: [
      'Find what grows: ps sorted by resident memory, and the graph since when.',
      'Restart what leaks, one instance at a time; then mend it or give it a limit.',
    ],
  },
  HostOutOfMemoryKill: {
    meaning: 'The kernel has killed a process because memory had run out.',
    steps: [
      'See which one: journalctl -k, or dmesg, at the time of the alert.',
      'See that it came back, and whether its work was whole.',
      'Find out what took the memory: often another process than the one that was killed.',
    ],
  },
  HostDiskFilling: {
    meaning: 'At the pace of the last hours the file system is full within a day.',
    steps: [BIGGEST, 'Logs and old dumps are the usual ones: rotate them, or delete what is kept twice.', GROW],
  },
  HostDiskFull: {
    meaning: 'The file system has next to no room left: writes fail, or will within minutes.',
    steps: [BIGGEST, OPEN_FILES, GROW, 'Then see whether databases and queues there went on writing.'],
  },
  HostInodesLow: {
    meaning:
      'The file system can take hardly any more files, though it may have room: a great many small ones are there.',
    steps: [
      'Find the folder with most of them: du --inodes -x, the largest first.',
      'Caches, sessions and mail queues are the usual ones: delete old ones, and mend what should have done so.',
    ],
  },
  HostFilesystemReadOnly: {
    meaning: 'The file system takes no writes any more: the kernel does that when the disk beneath it fails.',
    steps: [
      'Read why: journalctl -k has the error of the disk.',
      'Move what writes there elsewhere first; then check the disk (smartctl) and the file system (fsck, unmounted).',
      'See whether the newest backup of what lies there can be restored, before anything is repaired.',
    ],
  },
  HostNetworkErrors: {
    meaning: 'A network interface loses packets to errors: connections are slow or break.',
    steps: [
      'Look at its counters: ip -s link, ethtool -S.',
      'Cable, port and speed are the usual reasons; on a virtual machine, its host.',
    ],
  },
  HostClockSkew: {
    meaning:
      'The clock of this machine is wrong: logs, certificates, tokens and everything with a time limit there are too.',
    steps: [
      'See what sets it: chronyc tracking, or timedatectl.',
      'Set it right; if it runs away again, change the source or the machine.',
    ],
  },
  HostClockNotSynchronised: {
    meaning: 'Nothing sets the clock of this machine: it will drift.',
    steps: [
      'See whether chrony or systemd-timesyncd runs and reaches its servers.',
      'In a container the host sets it: then leave this machine out of the alert.',
    ],
  },
  HostRebooted: {
    meaning: 'The machine has started anew within the last minutes.',
    steps: [
      'If nobody meant it to: last -x and the journal of the boot before say how it ended.',
      'See that everything on it came back.',
    ],
  },
}

const POSTGRES: Readonly<Record<string, Meaning>> = {
  PostgresDown: {
    meaning: 'The exporter answers, but cannot reach its database server.',
    steps: [
      'See whether the server runs, and what its log says last.',
      'If it runs: are there connections left, and is the password of the exporter still right?',
      'If it will not come back: restore, or switch to the replica; see when the newest recovery point is.',
    ],
  },
  PostgresExporterDown: {
    meaning: 'Nothing is heard of this database server, because its exporter does not answer.',
    steps: [SCRAPED, 'See whether the database itself is well: psql -c "select 1".'],
  },
  PostgresNotMonitored: {
    meaning: 'Prometheus knows no database server at all under this job: none of the alerts on them can fire.',
    steps: [NO_TARGET, BLIND],
  },
  PostgresConnectionsHigh: {
    meaning: 'Nearly all connections that the server allows are taken: the next ones are refused.',
    steps: [
      'See whose they are: select usename, application_name, state, count(*) from pg_stat_activity group by 1, 2, 3 order by 4 desc.',
      'Many that are idle in a transaction: end the oldest (pg_terminate_backend), and mend who left them.',
      'Many that work: look for a slow query or a lock first; then a pooler, or more connections.',
    ],
  },
  PostgresReplicationLag: {
    meaning: 'The replica is behind: what is read there is old, and that much would be lost by switching to it.',
    steps: [
      'See on the primary whether it is connected: select * from pg_stat_replication.',
      'See on the replica what it waits for: a long query that holds replay up, its disk, or the network.',
      'Do not switch to it before it has caught up, if that can be avoided.',
    ],
  },
  PostgresDeadlocks: {
    meaning: 'Transactions wait for each other and are cancelled, again and again.',
    steps: [
      'The log names both statements of each.',
      'Have both take their locks in the same order, or do less in one transaction.',
    ],
  },
  PostgresLongTransaction: {
    meaning:
      'A transaction has been open for long: what it has seen cannot be cleaned up, and what it has locked waits.',
    steps: [
      'Find it: select pid, usename, state, xact_start, query from pg_stat_activity order by xact_start limit 5.',
      'Ask whose it is; end it (pg_terminate_backend) if nobody needs it.',
    ],
  },
  PostgresTransactionIdsLow: {
    meaning: 'The server comes near the end of its transaction numbers: it will refuse all writes before they run out.',
    steps: [
      'Find what holds freezing up: long transactions, prepared ones (pg_prepared_xacts), replication slots that nobody reads.',
      'Then freeze the oldest tables: vacuum (freeze, verbose), by age(relfrozenxid).',
      'Do not wait for the night: once writes are refused, hours of vacuum lie ahead.',
    ],
  },
}

const OUTSIDE: Readonly<Record<string, Meaning>> = {
  BlackboxProbeFailed: {
    meaning: 'Seen from outside, the address does not answer as it should.',
    steps: [
      'Open it as a customer would, from another network than your own.',
      'Ask the prober what it saw: its page /probe with the same target, module and debug=true.',
      'If it answers everybody else: look at the network, the names and the clock of the prober.',
    ],
  },
  BlackboxProbeSlow: {
    meaning: 'Seen from outside, the address answers slowly.',
    steps: [
      'See which part takes long: the phases of the probe tell names, connection, TLS and the server apart.',
      'If it is the server: see its own latency, and what it waits for.',
    ],
  },
  BlackboxCertificateExpiring: {
    meaning: 'A certificate ends within weeks: what renews it should have done so by now.',
    steps: [
      'See why it was not renewed: the log of certbot, cert-manager or whatever does it.',
      'Renew it, and see that the server has loaded it: openssl s_client -connect HOST:443.',
    ],
  },
  BlackboxCertificateExpiringAtOnce: {
    meaning: 'A certificate ends within days: then every customer sees a warning, and programs refuse to connect.',
    steps: [
      'Renew it now, by hand if need be.',
      'See that the server has loaded it: openssl s_client -connect HOST:443.',
      'Then find out why nothing did it in time.',
    ],
  },
  BlackboxExporterDown: {
    meaning: 'Nothing is looked at from outside: the prober does not answer.',
    steps: [SCRAPED, BLIND],
  },
  BlackboxNotMonitored: {
    meaning: 'Prometheus knows no probes at all under this job: nothing is looked at from outside.',
    steps: [NO_TARGET, BLIND],
  },
  HttpErrors: {
    meaning: 'A larger share of requests fails than is usual for this server.',
    steps: [
      'See which routes and codes: 502 and 504 are those behind it, 500 is itself, 503 says that it is full.',
      'Look at what was deployed shortly before: roll that back first.',
      'See whether what it depends on is well.',
    ],
  },
  HttpSlow: {
    meaning: 'Requests take longer than they should.',
    steps: [
      'See which routes, and whether there is more traffic than usual.',
      'Look at what it waits for: database, locks, another service, processors.',
      'Look at what was deployed shortly before.',
    ],
  },
  HttpNoTraffic: {
    meaning: 'A server that had requests gets none: those who ask do not reach it, or nobody asks.',
    steps: [
      'Ask it yourself the way customers do: names, load balancer, certificate.',
      'If that works: see whether those who call it run.',
    ],
  },
  HttpNotMonitored: {
    meaning: 'The metrics of this server do not come: none of the alerts on its requests can fire.',
    steps: [SCRAPED, BLIND],
  },
}

/** What the alerts of packs mean, by their names. */
export const PACK_MEANINGS: Readonly<Record<string, Meaning>> = {
  ...HOST,
  ...POSTGRES,
  ...KUBERNETES_MEANINGS,
  ...OUTSIDE,
}
