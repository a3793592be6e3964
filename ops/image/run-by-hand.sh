#!/bin/sh
# Runs what ops/image/by-hand.mjs made as compose.yaml has an engine run it: its own user, no capability and no way to
# more, the root only to be read, as process 1, with its signals; /data and /tmp alone are written to.
#   ops/image/run-by-hand.sh /tmp/attune-image DATA [ENV-FILE] [COMMAND …]
set -eu
image=$1 data=$2 file=${3:-/dev/null}
shift 2
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- node --max-semi-space-size=4 src/launch.mjs
install -d -o 10001 -g 10001 -m 700 "$data"
set -- env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
  $(cat "$image/environment") $(grep -E '^[A-Z_]+=' "$file" || true) "$@"
exec setpriv --reuid=10001 --regid=10001 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
  bwrap --ro-bind "$image/root" / --bind "$data" /data --tmpfs /tmp --proc /proc --dev /dev \
  --unshare-pid --unshare-ipc --unshare-uts --as-pid-1 --die-with-parent --chdir /app "$@"
