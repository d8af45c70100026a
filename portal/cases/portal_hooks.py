"""What the clock does each minute: it hands over the mails that are due, and forgets old ones."""

from portal.cases import mail
from portal.database.turns import in_steps


@in_steps
def hand_over_mail() -> str:
    return f"mails: {mail.hand_over()}"


def forget_old_mails() -> str:
    return f"mails forgotten: {mail.forget()}"


TICKS = (forget_old_mails, hand_over_mail)
