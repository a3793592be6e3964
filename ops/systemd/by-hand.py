#!/usr/bin/python3
"""Runs a program within the limits of attune.service where no systemd runs, as root on Debian: reads them from the unit.

  ops/systemd/by-hand.py ROOT DATA [ENV-FILE] COMMAND...

ROOT is a system to see, such as ops/image/by-hand.mjs makes one; DATA becomes /var/lib/attune. Needs bubblewrap,
python3-seccomp and systemd-analyze. What it does: the user without a capability or a way to one, the root only to be
read, /tmp, /dev and processes of its own, the list of system calls and of address families, memory, files and tasks.
"""
import os
import re
import resource
import subprocess
import sys
import tempfile

import seccomp

UNIT = os.path.join(os.path.dirname(__file__), "attune.service")
# Whoever runs it needs a number; the name is made on the machine.
USER = 10001


def settings():
    """All values of each name, in their order."""
    found = {}
    for line in open(UNIT, encoding="utf8"):
        if match := re.match(r"(\w+)=(.*)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def calls(name):
    """The system calls of a group, whose groups are opened."""
    if not name.startswith("@"):
        return {name}
    said = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in said.splitlines()[1:]]
    return {one for line in lines if line and not line.startswith("#") for one in calls(line)}


def call_filter(unit):
    allowed = set()
    for line in unit["SystemCallFilter"]:
        named = {one for name in line.lstrip("~").split() for one in calls(name)}
        allowed = allowed - named if line.startswith("~") else allowed | named
    made = seccomp.SyscallFilter(seccomp.ERRNO(1))
    for name in allowed - {"socket"}:
        try:
            made.add_rule(seccomp.ALLOW, name)
        except RuntimeError:
            # One that this processor does not have.
            pass
    for family in unit["RestrictAddressFamilies"][0].split():
        made.add_rule(seccomp.ALLOW, "socket", seccomp.Arg(0, seccomp.EQ, {"AF_UNIX": 1, "AF_INET": 2, "AF_INET6": 10}[family]))
    # What bwrap itself still does, after it has put the filter on.
    made.add_rule(seccomp.ALLOW, "execve")
    return made


def in_bytes(text):
    return int(text[:-1]) * 1024**2 if text.endswith("M") else int(text)


def limit_memory(most):
    """In a control group, where this machine has those of the first kind. Else nothing limits it."""
    folder = "/sys/fs/cgroup/memory/attune-by-hand"
    try:
        os.makedirs(folder, exist_ok=True)
        open(f"{folder}/memory.limit_in_bytes", "w").write(str(most))
        open(f"{folder}/cgroup.procs", "w").write(str(os.getpid()))
    except OSError as error:
        print(f"memory is not limited: {error}", file=sys.stderr)


def main():
    root, data, *rest = sys.argv[1:]
    unit = settings()
    lines = open(rest[0], encoding="utf8").read().splitlines() if os.path.isfile(rest[0]) else []
    command = rest[1:] if lines else rest
    of_start = re.findall(r"[A-Z_]+=\S+", unit["ExecStart"][0])
    given = " ".join(unit["Environment"]).split() + lines + of_start
    environment = [line for line in given if re.match(r"[A-Z_]+=.", line)]
    os.makedirs(os.path.join(root, "var/lib/attune"), exist_ok=True)
    os.makedirs(data, mode=0o700, exist_ok=True)
    os.chown(data, USER, USER)
    limit_memory(in_bytes(unit["MemoryMax"][0]))
    with tempfile.TemporaryFile() as program:
        call_filter(unit).export_bpf(program)
        program.seek(0)
        os.set_inheritable(program.fileno(), True)
        for name, of in (("LimitNOFILE", resource.RLIMIT_NOFILE), ("LimitCORE", resource.RLIMIT_CORE)):
            resource.setrlimit(of, (int(unit[name][0]),) * 2)
        os.umask(int(unit["UMask"][0], 8))
        ids = [f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all"]
        seen = ["--ro-bind", root, "/", "--bind", data, "/var/lib/attune", "--tmpfs", "/tmp", "--proc", "/proc", "--dev", "/dev"]
        own = ["--unshare-pid", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "--chdir", "/app"]
        os.execvp("setpriv", [
            "setpriv", *ids, "bwrap", *seen, *own, "--seccomp", str(program.fileno()),
            "env", "-i", "PATH=/usr/local/bin:/usr/bin:/bin", *environment, *command,
        ])


main()
