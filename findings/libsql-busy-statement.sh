#!/usr/bin/env bash
# libsql: a prepared statement that could not get the write lock in time makes every later commit of its connection fail.
#
# Another process holds the lock a moment too long, `prepare('begin immediate').run()` fails with SQLITE_BUSY, as it should. The lock is
# given back, the next transaction begins, writes, and its commit fails: "cannot commit transaction - SQL statements in progress", again
# and again, until the garbage collector happens to take the failed statement. The binding does not reset a statement whose step fails, and
# SQLite leaves one that is busy in progress so that it can be tried again. Whoever writes
# through a query builder (all of them prepare `begin`) has a service that is deaf after one busy moment. `exec('begin immediate')` is free of it.
#
# Source: run below; libsql 0.5.29 on Node 20.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund --save-exact libsql@0.5.29 >/dev/null
cat > run.mjs <<'JS'
import Database from 'libsql'
const attempt = (what, work) => {
  try {
    work()
    console.log(what, 'ok')
  } catch (error) {
    console.log(what, error.code, '-', error.message)
  }
}
for (const how of ['prepare', 'exec']) {
  const [one, other] = [new Database(`${how}.db`), new Database(`${how}.db`)]
  one.exec('pragma journal_mode = WAL; pragma busy_timeout = 20; create table t (x)')
  const begin = () => (how === 'exec' ? one.exec('begin immediate') : void one.prepare('begin immediate').run())
  other.exec('begin immediate')
  attempt(`${how}, while locked: begin`, begin)
  other.exec('rollback')
  attempt(`${how}, once free: begin`, begin)
  attempt(`${how}, once free: write`, () => one.exec('insert into t values (1)'))
  attempt(`${how}, once free: commit`, () => one.exec('commit'))
}
JS
expected='prepare, while locked: begin SQLITE_BUSY - database is locked
prepare, once free: begin ok
prepare, once free: write ok
prepare, once free: commit SQLITE_BUSY - cannot commit transaction - SQL statements in progress
exec, while locked: begin SQLITE_BUSY - database is locked
exec, once free: begin ok
exec, once free: write ok
exec, once free: commit ok'
seen=$(node run.mjs)
echo "libsql 0.5.29, node $(node --version)"; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
