"""What people tell the house: old counts of tries are forgotten."""

from portal.people import allowance


def forget_old_counts() -> str:
    return f"counts forgotten: {allowance.forget()}"


TICKS = (forget_old_counts,)
