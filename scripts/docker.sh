#!/usr/bin/env bash
# `./eventhub.sh --docker COMMAND`: the shop of docker-compose.yml, by Docker or Podman. Needs neither Node nor npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

READY_SECONDS=${READY_SECONDS:-300}
# Compose reads .env by itself; the port is asked for here, too.
setting() {
  [ ! -f .env ] || sed -n "s/^$1=//p" .env | tail -n 1
}
from_file=$(setting PORT)
port=${PORT:-${from_file:-3000}}
if [ -z "${APP_URL:-}" ] && [ -z "$(setting APP_URL)" ]; then export APP_URL=http://localhost:$port; fi
export PORT=$port
image=${EVENTHUB_IMAGE:-eventhub:latest}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

usage() {
  cat <<'TEXT'
Usage: ./eventhub.sh --docker COMMAND

  start      build what is missing, bring everything up, wait until the shop answers
  stop       stop it; the data stay
  restart    stop, then start
  status     say what runs (exit status 3 where the shop does not)
  logs       the last 200 lines; -f goes on
  rebuild    build the image from scratch, then start
  test       bring up a second shop beside this one, buy a ticket in it, take it away again (needs Node)
  clean      stop, then delete the data and the image; asks first unless --yes
TEXT
}

# Compose in its three forms. The engine is asked first: without it each of them says something else, at length.
engine=
compose=()
find_compose() {
  if command -v docker >/dev/null; then engine=docker; elif command -v podman >/dev/null; then engine=podman; fi
  [ -n "$engine" ] || fail 'Neither Docker nor Podman is installed (Debian: apt-get install docker.io docker-compose). Without them: leave out --docker.'
  local said
  if ! said=$("$engine" info 2>&1 >/dev/null); then
    case $said in
      *[Pp]'ermission denied'*) fail "$(id -un) may not talk to $engine: sudo usermod -aG docker $(id -un), then sign in again." ;;
      *) fail "$engine does not answer${said:+ (${said%%$'\n'*})}: start it (sudo systemctl start $engine), then try again." ;;
    esac
  fi
  if "$engine" compose version >/dev/null 2>&1; then
    compose=("$engine" compose)
  elif [ "$engine" = docker ] && docker-compose version >/dev/null 2>&1; then
    compose=(docker-compose)
  elif [ "$engine" = podman ] && podman-compose version >/dev/null 2>&1; then
    compose=(podman-compose)
  else
    fail "$engine is here, but not compose (Debian: apt-get install $engine-compose)."
  fi
}

# Whether what listens on the port answers /api/ready with 200; bash speaks to it itself, since curl may be missing.
is_ready() {
  local answer
  answer=$(
    exec 3<>"/dev/tcp/127.0.0.1/$port" || exit 1
    printf 'GET /api/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    IFS= read -r -t 5 line <&3 || exit 1
    printf '%s' "$line"
  ) 2>/dev/null || return 1
  case $answer in HTTP/*' 200'*) return 0 ;; *) return 1 ;; esac
}

until_ready() {
  local deadline=$((SECONDS + READY_SECONDS))
  until is_ready; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      "${compose[@]}" ps >&2 || true
      "${compose[@]}" logs --tail=40 migrate app nginx >&2 || true
      fail "The shop does not answer on port $port after $READY_SECONDS seconds; see above."
    fi
    sleep 1
  done
}

start() {
  "${compose[@]}" up -d --build --remove-orphans
  until_ready
  echo "EventHub runs at http://localhost:$port; its mails are at http://localhost:${MAILPIT_PORT:-8025}."
}

stop() {
  "${compose[@]}" down
}

status() {
  "${compose[@]}" ps
  if is_ready; then
    echo "EventHub runs at http://localhost:$port."
  else
    echo 'EventHub does not answer.'
    exit 3
  fi
}

clean() {
  if [ "${1:-}" != --yes ]; then
    local answer=
    printf 'This deletes all events, tickets and accounts in the containers. Go on? [y/N] '
    read -r answer || true
    case $answer in y | Y | yes) ;; *) fail 'Nothing was deleted.' ;; esac
  fi
  "${compose[@]}" down --volumes
  "$engine" image rm "$image" >/dev/null 2>&1 || true
}

# A shop of its own beside the one that may run: other ports, other volumes, gone afterwards.
try() {
  command -v node >/dev/null || fail 'The test needs Node 22.19 or newer on this machine.'
  export COMPOSE_PROJECT_NAME=eventhub-test PORT=${TEST_PORT:-3900} MAILPIT_PORT=${TEST_MAILPIT_PORT:-3925}
  export APP_URL=http://localhost:$PORT SEED_DEMO=on
  port=$PORT
  trap '"${compose[@]}" down --volumes >/dev/null 2>&1 || true' EXIT
  "${compose[@]}" up -d --build --scale app=2
  until_ready
  node scripts/try-shop.ts "$APP_URL" "http://localhost:$MAILPIT_PORT"
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
  start | stop | restart | status | logs | rebuild | clean | test) find_compose ;;
  help | --help | -h)
    usage
    exit 0
    ;;
  *)
    printf 'Unknown command with --docker: %s\n\n' "$command" >&2
    usage >&2
    exit 2
    ;;
esac

case $command in
  start) start ;;
  stop) stop ;;
  restart) stop && start ;;
  status) status ;;
  logs) "${compose[@]}" logs --tail=200 "$@" ;;
  rebuild) "${compose[@]}" build --no-cache && start ;;
  clean) clean "$@" ;;
  test) try ;;
esac
