"""What the start left behind is given back once, and what stays is never looked through again."""

import subprocess
import sys

CODE = """
import gc, weakref
from boss_bot.downloaders.zygote.spare_memory import give_back
gc.disable()
class Left: pass
left = Left(); left.itself = left; seen = weakref.ref(left); del left
gc.freeze()  # as the start does, with whatever is garbage by then
give_back()
print(seen() is None, gc.get_freeze_count() > len(gc.get_objects()))
"""


def test_garbage_of_the_start_goes_and_the_program_itself_is_set_aside():
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["True", "True"]
