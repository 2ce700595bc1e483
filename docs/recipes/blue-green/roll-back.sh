#!/bin/sh
# roll-back.sh ID: takes a deployment back, if it is the one that has the traffic; the colour before still runs. Doing it twice does it once.
set -eu
here=$(dirname "$0")
. "${SITE:-$here/site.sh}"
id=$1

if [ "$(cat "$STATE/deployment")" = "$id" ]; then
  switch_to "$(other "$(cat "$STATE/live")")"
  : >"$STATE/deployment"
elif [ -s "$STATE/deployment" ]; then
  echo "$id does not have the traffic any more: nothing is switched" >&2
  exit 0
fi
plimsoll deployment rolled-back "$id" --by "$BY"
