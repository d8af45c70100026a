"""What the clock does each minute: it sends the messages that are due, hands over mails, forgets old ones."""

from portal.cases import mail
from portal.cases.outbox import deliver
from portal.database.turns import in_steps


@in_steps
def hand_over_mail() -> str:
    return f"mails: {mail.hand_over()}"


def forget_old_messages() -> str:
    return f"messages forgotten: {mail.forget()}"


TICKS = (deliver, forget_old_messages, hand_over_mail)
