"""M-1: one control after another is switched off in a copy of the tree, and the tests that must notice are run there.

    python -m tests.nets.faults              # all: fault → test that failed
    python -m tests.nets.faults NAME …       # some of them

A new fault is a row in seeded.py: what to change, and which tests must fail. A row whose old text is no longer in the
source fails loudly: then the fault is sown again where the control lives now.
"""
