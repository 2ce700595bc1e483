# What is yours: where things lie, and how a colour is started. Both scripts read it; change it to fit.
SERVICE=${SERVICE:-checkout}
# In whose name deployments are told of.
BY=${BY:-blue-green}
# Has `live` (the colour that has the traffic) and the working trees `blue` and `green` of the repository.
STATE=${STATE:-/srv/shop}
# What nginx includes: `upstream shop { server 127.0.0.1:8081; }`
UPSTREAM=${UPSTREAM:-/etc/nginx/shop-upstream.conf}

port_of() {
  case $1 in
  blue) echo "${BLUE_PORT:-8081}" ;;
  green) echo "${GREEN_PORT:-8082}" ;;
  esac
}

# Starts what lies in the working tree of a colour, in the place of what ran there.
start_colour() {
  systemctl restart "shop@$1"
}

reload_nginx() {
  nginx -t -q && nginx -s reload
}

other() {
  case $1 in
  blue) echo green ;;
  green) echo blue ;;
  esac
}

# Waits until a colour answers, half a minute at most.
await_colour() {
  tries=0
  until curl --silent --fail --output /dev/null "http://127.0.0.1:$(port_of "$1")/health"; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || return 1
    sleep 0.5
  done
}

# All traffic goes to one colour: at once, and without a request that is lost.
switch_to() {
  echo "upstream shop { server 127.0.0.1:$(port_of "$1"); }" >"$UPSTREAM.new"
  mv "$UPSTREAM.new" "$UPSTREAM"
  reload_nginx
  echo "$1" >"$STATE/live.new"
  mv "$STATE/live.new" "$STATE/live"
}
