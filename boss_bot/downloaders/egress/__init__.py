"""The egress proxy: the only way out for every download process.

It resolves a name once, refuses when any answer is not public, connects to the address that was judged, counts the
bytes of each job and can hold them back. ``EgressProxy`` runs it, a ``Pass`` is one job's right to use it.
"""

from boss_bot.downloaders.egress.dialling import Dialler
from boss_bot.downloaders.egress.judge import Resolver
from boss_bot.downloaders.egress.passes import Pass
from boss_bot.downloaders.egress.refusal import Refusal
from boss_bot.downloaders.egress.server import EgressProxy
from boss_bot.downloaders.egress.upstream import Upstream

__all__ = ["Dialler", "EgressProxy", "Pass", "Refusal", "Resolver", "Upstream"]
