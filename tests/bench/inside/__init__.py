"""What a probe answers inside its own process: pages straight through WSGI, without a server between (probe.py)."""

import portal.wsgi  # noqa: F401  (sets Django up before anything here needs models)
