"""cpu.py PROGRAM ARGUMENT...: runs a program, its output thrown away, and prints the seconds of the
processor and of the clock that it took, its peak of memory in kB, and how it ended."""

import os
import sys
import time

nothing = os.open(os.devnull, os.O_WRONLY)
start = time.perf_counter()
# Not by fork: a child would count the memory of this interpreter as its own.
actions = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, used = os.wait4(child, 0)
wall = time.perf_counter() - start
print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss, os.waitstatus_to_exitcode(status))
