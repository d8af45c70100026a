"""What stands around the engine (docs/adr/0028): which list answers a question, in which order, and what helps when
nothing does. The engine finds (portal.search); here it is asked, and what it found is weighed."""
