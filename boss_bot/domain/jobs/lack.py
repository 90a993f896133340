"""What keeps a waiting job from starting although its turn has come: there is no room for it."""

from enum import StrEnum


class Lack(StrEnum):
    """Of what there is too little.

    ``DISK``: less of the disk is free than must stay so. ``TEMP``: the jobs that run have, or have set aside, all that
    the operator gives to work in progress.
    """

    DISK = "disk"
    TEMP = "temp"
