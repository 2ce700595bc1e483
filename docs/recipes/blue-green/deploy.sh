#!/bin/sh
# deploy.sh VERSION: brings a version of the repository to the colour that has no traffic, and the traffic to it.
# It ends with 1 where the gate is closed. It does not wait for the verdict: receiver.mjs takes the version back.
set -eu
here=$(dirname "$0")
. "${SITE:-$here/site.sh}"
version=$1

plimsoll gate "$SERVICE"

idle=$(other "$(cat "$STATE/live")")
git -C "$STATE/$idle" fetch --quiet --tags origin
git -C "$STATE/$idle" checkout --quiet --detach "$version"
committed=$(git -C "$STATE/$idle" show --no-patch --format=%cI HEAD)
start_colour "$idle"
await_colour "$idle"

# The marker first: where nobody can be told of it, nothing goes out.
answer=$(plimsoll deployment start "$SERVICE" "$version" --strategy blue_green --committed-at "$committed" --by "$BY" --output json)
id=$(echo "$answer" | sed -n 's/^ *"id": "\(.*\)",$/\1/p')
echo "$id" >"$STATE/deployment"
switch_to "$idle"
plimsoll deployment finish "$id" --by "$BY" >/dev/null
echo "$version is on $idle: $id"
