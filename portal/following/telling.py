"""From news to mails: which subscription each piece is for, and one mail for all that waits for one of them. Done by
the minute's tick; what was sent is kept as numbers."""

import datetime
import json
import logging
from collections import Counter
from collections.abc import Iterable

from django.db import connections
from django.db.models import Exists, F, OuterRef, Q

from portal.cases.mail import post_mail
from portal.following.choice import stored
from portal.following.letters import NewsLetter, asking_letter, news_letter
from portal.following.models import Mailing, News, Rhythm, Subscription, Telling
from portal.publishing.models import Entry
from portal.search import engine
from portal.site import keys
from portal.site.options import option
from portal.site.vocabulary import vocabulary

logger = logging.getLogger(__name__)
CONFIRM, NEWS = "following.confirm", "following.news"
AT_ONCE = 300  # pieces of news, and mails, in a minute
KEEP = datetime.timedelta(days=40)  # longer than any feed looks back
MONDAY = 0


def ask_to_confirm(moment: datetime.datetime) -> int:
    """Write to those who asked; each once."""
    waiting = Subscription.objects.filter(mailed_at__isnull=True).order_by("pk")[:AT_ONCE]
    words = vocabulary() if waiting else None
    for each in waiting:
        if reader := _opened(each):
            told = stored(each.facets, each.words).told_to_anybody(words)
            letter = asking_letter(told, each.get_rhythm_display(), reader["token"])
            post_mail(CONFIRM, to=reader["to"], **letter)
        each.mailed_at = moment
        each.save(update_fields=["mailed_at"])
    return len(waiting)


def match() -> int:
    """Find out whom the newest news are for."""
    fresh = list(News.objects.filter(matched=False).order_by("pk").values_list("pk", "publication")[:AT_ONCE])
    if not fresh:
        return 0
    news = [pk for pk, _publication in fresh]
    _put("s.words = ''", news, [])
    asked = Subscription.objects.confirmed().exclude(words="").values_list("words", flat=True).distinct()
    for words in asked:
        if held := engine.holding(words, {publication for _pk, publication in fresh}):
            _put("s.words = %s AND n.publication_id = ANY (%s)", news, [words, list(held)])
    News.objects.filter(pk__in=news).update(matched=True)
    return len(news)


def _put(condition: str, news: list[int], values: list) -> None:
    """Only to those who had asked before it happened; only what is still public."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            f"""INSERT INTO telling (subscription_id, news_id)
                SELECT s.id, n.id FROM news n JOIN entry e USING (publication_id) JOIN subscription s
                ON {condition} AND s.facets <@ e.facets::varchar[] AND s.confirmed_at <= n.at
                WHERE n.id = ANY (%s) ON CONFLICT DO NOTHING""",
            [*values, news],
        )


def tell(moment: datetime.datetime) -> int:
    """One mail to each reader for whom something waits and whose hour has come."""
    day = moment.date()
    due = Q(rhythm=Rhythm.AT_ONCE)
    if moment.hour >= option("mail.daily_hour"):
        not_yet = Q(told_on__isnull=True) | Q(told_on__lt=day)
        due |= Q(rhythm=Rhythm.DAILY) & not_yet
        if day.weekday() == MONDAY:
            due |= Q(rhythm=Rhythm.WEEKLY) & not_yet
    waiting = Subscription.objects.confirmed().filter(Exists(Telling.objects.filter(subscription=OuterRef("pk"))), due)
    readers = list(waiting.order_by("pk")[:AT_ONCE])
    found = _entries(readers)
    words = vocabulary() if readers else None
    mails, things = Counter(), Counter()
    for reader in readers:
        reader.told_on = day
        new, changed = found.get(reader.pk, ([], []))
        if (new or changed) and (opened := _opened(reader)):
            letter = NewsLetter(stored(reader.facets, reader.words).told(words), opened["token"])
            letter.new, letter.changed = new, changed
            post_mail(NEWS, to=opened["to"], **news_letter(letter, day))
            mails[reader.rhythm] += 1
            things[reader.rhythm] += len(new) + len(changed)
    Telling.objects.filter(subscription__in=readers).delete()
    Subscription.objects.bulk_update(readers, ["told_on"])
    for rhythm in mails:
        counted, _new = Mailing.objects.get_or_create(day=day, rhythm=rhythm)
        Mailing.objects.filter(pk=counted.pk).update(
            mails=F("mails") + mails[rhythm], things=F("things") + things[rhythm]
        )
    return sum(mails.values())


def _entries(readers: Iterable[Subscription]) -> dict[int, tuple[list[Entry], list[Entry]]]:
    """Subscription → what is new and what has changed; withdrawn meanwhile, it is told no more."""
    rows = Telling.objects.filter(subscription__in=readers).order_by("news")
    rows = list(rows.values_list("subscription", "news__publication", "news__what"))
    keys_ = {publication for _subscription, publication, _what in rows}
    entries = {entry.pk: entry for entry in Entry.objects.for_listing().filter(pk__in=keys_)}
    found: dict[int, tuple[dict, dict]] = {}
    for subscription, publication, what in rows:
        if publication in entries:
            found.setdefault(subscription, ({}, {}))[what == News.What.CHANGED][publication] = entries[publication]
    # What is new and was changed at once is told as new.
    return {
        pk: (list(new.values()), [entry for key, entry in changed.items() if key not in new])
        for pk, (new, changed) in found.items()
    }


def forget(moment: datetime.datetime) -> int:
    """What was asked and never confirmed goes with its address; so does news that everybody has heard."""
    asked = Subscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=moment - Subscription.TO_CONFIRM)
    News.objects.filter(at__lt=moment - KEEP).delete()
    return asked.delete()[0]


def _opened(subscription: Subscription) -> dict[str, str]:
    """Address and token; nothing where somebody wrote what is none: the others go on."""
    try:
        told = json.loads(keys.unseal(subscription.sealed))
        return {"to": str(told["to"]), "token": str(told["token"])}
    except (keys.WrongKey, ValueError, TypeError, KeyError):
        logger.error("subscription %s cannot be opened", subscription.pk)
        return {}
