"""The system calls that no download needs, by their numbers (asm/unistd_64.h, asm-generic/unistd.h)."""

from collections.abc import Mapping

import attrs


@attrs.frozen
class Machine:
    """What a filter has to know of a kind of processor.

    Attributes:
        architecture: Its number in linux/audit.h.
        calls: Names and numbers of system calls.
    """

    architecture: int
    calls: Mapping[str, int]


_X86_64 = {
    "socket": 41, "sendto": 44, "sendmsg": 46, "bind": 49, "listen": 50, "accept": 43, "accept4": 288,
    "sendmmsg": 307, "clone": 56, "clone3": 435, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311,
    "bpf": 321, "mount": 165, "umount2": 166, "pivot_root": 155, "chroot": 161, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433, "mount_setattr": 442, "unshare": 272,
    "setns": 308, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "perf_event_open": 298,
    "userfaultfd": 323, "keyctl": 250, "add_key": 248, "request_key": 249, "open_by_handle_at": 304,
    "name_to_handle_at": 303, "pidfd_getfd": 438, "kexec_load": 246, "kexec_file_load": 320, "init_module": 175,
    "finit_module": 313, "delete_module": 176, "reboot": 169, "swapon": 167, "swapoff": 168, "acct": 163,
    "quotactl": 179, "sethostname": 170, "setdomainname": 171, "settimeofday": 164, "clock_settime": 227,
    "kcmp": 312, "iopl": 172, "ioperm": 173, "modify_ldt": 154,
}  # fmt: skip
_ARM_64 = {
    "socket": 198, "sendto": 206, "sendmsg": 211, "bind": 200, "listen": 201, "accept": 202, "accept4": 242,
    "sendmmsg": 269, "clone": 220, "clone3": 435, "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271,
    "bpf": 280, "mount": 40, "umount2": 39, "pivot_root": 41, "chroot": 51, "open_tree": 428, "move_mount": 429,
    "fsopen": 430, "fsconfig": 431, "fsmount": 432, "fspick": 433, "mount_setattr": 442, "unshare": 97,
    "setns": 268, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427, "perf_event_open": 241,
    "userfaultfd": 282, "keyctl": 219, "add_key": 217, "request_key": 218, "open_by_handle_at": 265,
    "name_to_handle_at": 264, "pidfd_getfd": 438, "kexec_load": 104, "kexec_file_load": 294, "init_module": 105,
    "finit_module": 273, "delete_module": 106, "reboot": 142, "swapon": 224, "swapoff": 225, "acct": 89,
    "quotactl": 60, "sethostname": 161, "setdomainname": 162, "settimeofday": 170, "clock_settime": 112,
    "kcmp": 272,
}  # fmt: skip

MACHINES: Mapping[str, Machine] = {"x86_64": Machine(0xC000003E, _X86_64), "aarch64": Machine(0xC00000B7, _ARM_64)}
"""By the name that ``os.uname`` gives them."""

LOOKED_AT = frozenset({"socket", "sendto", "sendmsg", "sendmmsg", "clone", "clone3"})
"""Those that are needed: it depends on their arguments."""
