#!/usr/bin/env python
"""The portal's commands. `manage.py help` lists them."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from django.core.management import execute_from_command_line  # once it is said which settings

    execute_from_command_line(sys.argv)
