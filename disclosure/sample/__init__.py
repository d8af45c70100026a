"""The sample county 霁川县: an invented county with its organs, people and texts. Plain Python; `load_sample` brings it in."""
