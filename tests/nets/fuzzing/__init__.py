"""B-1, B-2: bad input, made from a seed, for every form, parameter and header; nothing may fail, hang or come back raw.

    python -m tests.nets.fuzzing http://127.0.0.1:8000 --seed 1 --count 1000
    python -m tests.nets.fuzzing http://127.0.0.1:8000 --send LINE      # the line that a failing probe printed

The n-th probe of a seed is always the same for the same pages. New pages, forms and fields are found, not listed;
new words go into words.py, new files into uploads.py.
"""
