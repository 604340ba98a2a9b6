#!/bin/sh
# What nobody should have to make up, once: `make-secrets.sh APP OWNER`, two folders. APP/env is sourced by the app; OWNER/env and
# OWNER/password are of the owner of the tables. What is there stays; half a file is never left.
set -eu
app=$1
owner=$2

random() {
  od -An -v -N32 -tx1 /dev/urandom | tr -d ' \n'
}

# write FILE: standard input, readable for whoever the folder is given to. The programs run as different users.
write() {
  cat >"$1.new"
  chmod 0444 "$1.new"
  mv "$1.new" "$1"
}

[ -s "$owner/password" ] || random | write "$owner/password"
[ -s "$owner/env" ] || write "$owner/env" <<TEXT
export MIGRATE_DATABASE_URL=postgresql://owner:$(cat "$owner/password")@postgres:5432/eventhub
TEXT
# Last: what sees it may count on the others.
[ -s "$app/env" ] || write "$app/env" <<TEXT
export AUTH_SECRET="\${AUTH_SECRET:-$(random)}"
export DATABASE_URL=postgresql://eventhub_app:$(random)@postgres:5432/eventhub
TEXT
