#!/bin/sh
# Starts nginx in front of EventHub, in the foreground, and follows the names of its processes: whoever is added or moves to
# another address is asked within five seconds. Needs nginx 1.22 and getent.
#
#   EVENTHUB_APPS    the processes, each host:port; a name may stand for many addresses (app:3000)
#   PORT             where to listen, 3000
#   NGINX_RUN        a folder that it may write to, /tmp/eventhub-nginx
#   TRUSTED_PROXIES  networks of proxies in front of it, whose X-Forwarded-For is believed
#   UNLIMITED        networks that its own limits do not count
#   AFFINITY=off     buyers of one event go to whichever process, to compare
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
run=${NGINX_RUN:-/tmp/eventhub-nginx}
conf=$run/conf

servers() {
  for app in $(echo "$EVENTHUB_APPS" | tr ',' ' '); do
    getent ahosts "${app%:*}" | awk '{ print $1 }' | sort -u | while read -r address; do
      case $address in *:*) address="[$address]" ;; esac
      echo "server $address:${app##*:} max_fails=5 fail_timeout=2s;"
    done
  done
}

use_apps() {
  cp "$run/apps" "$conf/nginx.d/apps.conf"
  sed 's/ max_fails.*/ max_fails=0 backup;/' "$run/apps" >"$conf/nginx.d/apps-again.conf"
}

# The last word of each line is the network: `listed 'set_real_ip_from NETWORK' "$TRUSTED_PROXIES"`
listed() {
  for network in $(echo "$2" | tr ',' ' '); do echo "$1;" | sed "s#NETWORK#$network#"; done
}

rm -rf "$run"
mkdir -p "$conf/nginx.d/enabled"
cp "$here/nginx.conf" "$conf/"
cp "$here"/nginx.d/*.conf "$conf/nginx.d/"
sed -i "s#RUN/#$run/#" "$conf/nginx.conf"
sed -i "s#PORT#${PORT:-3000}#" "$conf/nginx.d/listen.conf"
listed 'set_real_ip_from NETWORK' "${TRUSTED_PROXIES:-}" >"$conf/nginx.d/trusted-proxies.conf"
listed 'NETWORK 1' "${UNLIMITED:-}" >"$conf/nginx.d/unlimited.conf"
if [ "${AFFINITY:-on}" = off ]; then : >"$conf/nginx.d/affinity.conf"; fi
if grep -qs brotli_filter /etc/nginx/modules-enabled/*.conf; then
  cp "$here/nginx.d/brotli.conf" "$conf/nginx.d/enabled/"
fi

until servers >"$run/apps" && [ -s "$run/apps" ]; do
  echo "None of $EVENTHUB_APPS has an address yet." >&2
  sleep 1
done
use_apps

# Two files for each reader: as many as the machine allows.
ulimit -n "$(ulimit -Hn)"
nginx -e stderr -c "$conf/nginx.conf" -g 'daemon off;' &
nginx=$!
stopping=
trap 'stopping=1; kill -QUIT $nginx' TERM INT QUIT

while [ -z "$stopping" ] && kill -0 $nginx 2>/dev/null; do
  sleep 5 &
  wait $! || kill $! 2>/dev/null || true
  # Names that cannot be looked up just now have not gone.
  servers >"$run/apps" 2>/dev/null || true
  if [ -s "$run/apps" ] && ! cmp -s "$run/apps" "$conf/nginx.d/apps.conf"; then
    use_apps
    kill -HUP $nginx
  fi
done
wait $nginx
