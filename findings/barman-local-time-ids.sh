#!/usr/bin/env bash
# Barman: the id of a backup is the local time of whoever called it, without a zone, and its order is taken for that of time.
#
# One shell with `TZ=Asia/Tokyo` (an operator's, a container's) makes a backup whose id is nine hours ahead of those that cron makes in UTC. The manual
# page says that `latest` and `oldest` go by chronology; they go by the text of the id. A backup that is made afterwards is not `latest` but `oldest`, for
# whatever command takes these names, and by `REDUNDANCY 1` it is the newer one, just made, that is obsolete, and the older one that is kept.
# A machine in a zone with summer time does so to itself each autumn: below a clock goes back by an hour between two backups. Nothing warns.
# The time with its zone is in `show-backup` (`begin_time_timestamp` of its JSON), which the recipe of Plimsoll reads (docs/recipes/backups/barman.md).
#
# Source: run below, and the manual page, barman(1), BACKUP ID SHORTCUTS; Barman 3.4.0-1 of Debian 12 with its PostgreSQL 15, over a socket.
set -euo pipefail; shopt -s inherit_errexit
folder=$(mktemp -d); chmod 755 "$folder"; cd "$folder"
as=(); user=$(id -un)
[ "$(id -u)" != 0 ] || { as=(setpriv --reuid=65534 --regid=65534 --clear-groups); user=nobody; }
tidy() {
  [ ! -e run/data/postmaster.pid ] || "${as[@]}" "$postgres/pg_ctl" -D "$folder/run/data" -m immediate stop >/dev/null
  rm -rf "$folder"
}
trap tidy EXIT

mkdir -p apt/lists/partial apt/cache/archives/partial debs run home
private=(-qq -o "Dir::State::lists=$folder/apt/lists" -o Dir::State::status=/dev/null -o "Dir::Cache=$folder/apt/cache" -o APT::Sandbox::User=)
apt-get "${private[@]}" update
(cd debs && apt-get "${private[@]}" download barman=3.4.0-1 python3-barman=3.4.0-1 python3-{psycopg2,dateutil,argcomplete,pkg-resources,six} rsync libpopt0 \
  libxxhash0 postgresql-15 postgresql-client-15 libpq5)
for one in debs/*.deb; do dpkg -x "$one" programs; done
[ "$(id -u)" != 0 ] || chown 65534:65534 run home
postgres=$folder/programs/usr/lib/postgresql/15/bin
libraries=("$folder"/programs/usr/lib/*-linux-gnu)
export HOME=$folder/home LC_ALL=C.UTF-8 TZ=UTC LD_LIBRARY_PATH=${libraries[0]} PYTHONPATH=$folder/programs/usr/lib/python3/dist-packages
export PATH=$postgres:$folder/programs/usr/bin:$PATH
cat > barman.conf <<CONF
[barman]
barman_home = $folder/home
barman_user = $user
configuration_files_directory = $folder/home/conf.d
log_file = $folder/home/barman.log
[main]
description = orders
conninfo = host=$folder/run user=shop dbname=postgres
streaming_conninfo = host=$folder/run user=shop dbname=postgres
backup_method = postgres
archiver = on
path_prefix = $postgres
retention_policy = REDUNDANCY 1
CONF
barman() { "${as[@]}" /usr/bin/python3 "$folder/programs/usr/bin/barman" -c "$folder/barman.conf" "$@"; }
barman check main >/dev/null || true # makes the folders; it has no server yet

"${as[@]}" "$postgres/initdb" -D "$folder/run/data" -U shop --auth=trust >/dev/null
cat >> run/data/postgresql.conf <<CONF
listen_addresses = ''
unix_socket_directories = '$folder/run'
fsync = off
wal_level = replica
archive_mode = on
archive_command = 'cp %p $folder/home/main/incoming/%f'
CONF
"${as[@]}" "$postgres/pg_ctl" -D "$folder/run/data" -l "$folder/run/log" -w start >/dev/null
barman switch-wal --force --archive main >/dev/null
# Waits as long as an archived log lets it: only then is a backup whole. Says its id, as Barman's own folder of it does.
backup() {
  local before; before=$(ls home/main/base 2>/dev/null || true)
  TZ=$1 barman backup --wait main > run/backup.log 2>&1 || { cat run/backup.log >&2; return 1; }
  comm -13 <(echo "$before") <(ls home/main/base)
}
show() { barman --format json show-backup main "$1" | python3 -c "import json, sys; print(next(iter(json.load(sys.stdin).values()))$2)"; }
began() { show "$1" '["base_backup_information"]["begin_time_timestamp"]'; }
named() { show "$1" '["backup_id"]'; }
retention() { show "$1" '["catalog_information"]["retention_policy"]'; }
compare() { # older, newer: what Barman takes them for
  [ "$(began "$1")" -lt "$(began "$2")" ] || { echo 'they are not in the order in which they were made' >&2; return 1; }
  for name in latest oldest; do
    case $(named $name) in "$1") echo "  $name is the one made first" ;; "$2") echo "  $name is the one made second" ;; esac
  done
  echo "  first: $(retention "$1"), second: $(retention "$2")"
}
seconds() { date -ud "${1:0:8} ${1:9:2}:${1:11:2}:${1:13:2}" +%s; }

seen=$(
  first=$(backup Asia/Tokyo)
  echo "first by TZ=Asia/Tokyo: its id is $(( ($(seconds "$first") - $(began "$first") + 1800) / 3600 )) hours ahead of its start; second by TZ=UTC"
  sleep 2
  second=$(backup UTC)
  compare "$first" "$second"
  for id in "$first" "$second"; do barman delete main "$id" >/dev/null; done
  # One zone for both: summer time, an hour ahead, ends 20 seconds from now (the rule is written as days since New Year and a time in summer time).
  zone="WIN0SUM-1,0/0,$(date -u -d '+1 hour +20 seconds' '+%-j' | awk '{ print $1 - 1 }')/$(date -u -d '+1 hour +20 seconds' +%T)"
  first=$(backup "$zone")
  while [ "$(TZ=$zone date +%Z)" = SUM ]; do sleep 1; done
  second=$(backup "$zone")
  echo 'both on one machine, whose clock goes back by an hour between them'
  compare "$first" "$second"
)
expected='first by TZ=Asia/Tokyo: its id is 9 hours ahead of its start; second by TZ=UTC
  latest is the one made first
  oldest is the one made second
  first: VALID, second: OBSOLETE
both on one machine, whose clock goes back by an hour between them
  latest is the one made first
  oldest is the one made second
  first: VALID, second: OBSOLETE'
barman --version | head -1; "$postgres/postgres" --version; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
