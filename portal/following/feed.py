"""/feeds/: the newest of what a reader chooses, for feed readers (Atom)."""

import datetime

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from portal.cases.today import today
from portal.following.choice import PARAMETERS, Choice, read
from portal.following.models import News
from portal.publishing import kinds
from portal.publishing.browsing import newest
from portal.publishing.models import Entry
from portal.search import engine
from portal.search.facets import counts
from portal.search.models import Axis
from portal.site.addresses import full_address
from portal.site.context import known_profile
from portal.site.front.declaring import kept
from portal.site.reading import reads
from portal.site.rows import in_order
from portal.site.vocabulary import Vocabulary, vocabulary

SIZE = 30
LATELY = datetime.timedelta(days=30)
TELLING = ("amended", "repealed", "expired", "not_yet_in_force")


class Feed(Atom1Feed):
    def latest_post_date(self) -> datetime.datetime:
        """An empty feed is the same each time it is asked."""
        return super().latest_post_date() if self.items else datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


@reads
@kept(*PARAMETERS)
def feed(request: HttpRequest) -> HttpResponse:
    words = vocabulary()
    choice = read(request.GET, words)
    site = known_profile()
    atom = Feed(
        title=_("%(site)s：%(what)s") % {"site": site.name if site else "", "what": choice.told(words)},
        link=full_address(request, choice.list_url), feed_url=full_address(request, choice.feed_url),
        description="", language="zh-Hans",
    )  # fmt: skip
    changed = _changed(choice)
    entries = in_order(list(dict.fromkeys([*_newest(choice), *changed])))
    moments = {entry.pk: max(entry.sort_at, changed.get(entry.pk, entry.sort_at)) for entry in entries}
    for entry in sorted(entries, key=lambda entry: (moments[entry.pk], entry.pk), reverse=True)[:SIZE]:
        address = full_address(request, entry.path)
        atom.add_item(
            title=_title(entry, words), link=address, unique_id=address, description=entry.summary,
            pubdate=timezone.localtime(entry.sort_at), updateddate=timezone.localtime(moments[entry.pk]),
            author_name=str(entry.organ),
        )  # fmt: skip
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _newest(choice: Choice) -> list:
    if choice.words:
        return engine.search(choice.words, facets=choice.facets, order="newest", size=SIZE).publications
    chosen = sorted(choice.facets)
    sections = {kind.code: counts(kind.code, chosen) for kind in kinds.all_kinds().values()}
    found = [key for code, known in sections.items() if known.all for key in newest(code, chosen, known, size=SIZE)]
    if sum(bool(known.all) for known in sections.values()) < 2:
        return found
    return list(Entry.objects.filter(pk__in=found).newest_first().values_list("pk", flat=True)[:SIZE])


def _changed(choice: Choice) -> dict[object, datetime.datetime]:
    """What released things have amended, replaced or repealed of late → when."""
    entries = Entry.objects.filter(facets__contains=list(choice.facets)).values("pk")
    since = today() - LATELY  # a day, not a moment: the page is kept for the day
    news = News.objects.filter(what=News.What.CHANGED, publication__in=entries, at__date__gt=since)
    found = dict(news.values_list("publication").annotate(at=Max("at")).order_by("-at")[:SIZE])
    return {key: found[key] for key in engine.holding(choice.words, found)} if choice.words else found


def _title(entry: Entry, words: Vocabulary) -> str:
    validity = entry.validity(today())
    if validity not in TELLING:
        return entry.title
    return f"{entry.title}（{words.label(Axis.VALIDITY, validity)}）"
