"""`python -m tests.examination.fresh` prints the manifest."""

import sys

from . import manifest

sys.stdout.write(manifest())
