"""Bringing the sample county in through the real workflow, once, into a database that holds nothing else.

Each text has an identity of its own: an interrupted load goes on where it stopped, a second one finds nothing to do.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from disclosure.columns.counting import count_columns
from disclosure.coverage import nightly
from disclosure.duties import clock
from disclosure.models import Duty
from disclosure.sample.county import ORGANS
from disclosure.sample.documents import sample_documents
from disclosure.sample.guide import GUIDE_HTML, GUIDE_TITLE, RULES
from disclosure.sample.loading import ground
from disclosure.sample.loading.old_site import bring_old_site
from disclosure.sample.loading.walk import Walker
from disclosure.sample.series import archive
from disclosure.stopping import Progress, only_one
from portal.cases.today import today
from portal.people.models import Organ, Person
from portal.publishing.models import Publication
from portal.site.articles import GUIDE, RULE
from portal.site.hooks import gathered
from portal.site.options import set_option
from portal.trail.models import Trail
from portal.trail.record import SYSTEM, record

LOADED = "sample_loaded"


class NotEmpty(Exception):
    """The database holds what the sample did not make; the message says what, and how to begin anew."""


@dataclass
class Loaded:
    texts: int = 0
    seconds: float = 0.0
    was_there: bool = False
    interrupted: bool = False


def load_sample(
    say: Callable[[str], None] = lambda line: None, asked_to_stop: Callable[[], bool] = lambda: False
) -> Loaded:
    with only_one("load sample") as got_it:
        if not got_it:
            raise NotEmpty(_("示例县正在由另一个进程放入，请等它做完。"))
        if Trail.objects.filter(action=LOADED).exists():
            return Loaded(was_there=True)
        texts = _texts()
        _refuse_what_is_foreign(set(texts))
        if not Person.objects.exists():
            say(_("建立机关、人员和目录 …"))
            with transaction.atomic():
                ground.lay()
        set_option("site.demo", True, by=SYSTEM, source=_("示例县"))
        return _walk(texts, say, asked_to_stop)


def _texts() -> dict[uuid.UUID, Callable[[Walker, uuid.UUID], None]]:
    """Identity → how to bring the text in, oldest first."""
    texts = {}
    for seed in sample_documents():
        texts[_identity(seed.organ, seed.title)] = lambda walker, key, seed=seed: walker.document(seed, key)
    for rule in RULES:
        body = f"<p>（{rule.document_number}）</p>{rule.body_html}"
        texts[_identity(RULE, rule.title)] = lambda walker, key, rule=rule, body=body: walker.article(
            RULE, rule.title, body, key
        )
    titles = [seed.title for seed in sample_documents()]
    for offer in gathered("SAMPLE_TEXTS"):  # of upper floors, beside these documents: name → how to bring it in
        texts |= {_identity(name): bring for name, bring in offer(titles).items()}
    texts[_identity(GUIDE, GUIDE_TITLE)] = lambda walker, key: walker.article(GUIDE, GUIDE_TITLE, GUIDE_HTML, key)
    return texts


def _keyed() -> dict[str, uuid.UUID]:
    return {seed.key: _identity(seed.organ, seed.title) for seed in sample_documents() if seed.key}


def _identity(*names: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, "urn:sample:" + ":".join(names))


def _refuse_what_is_foreign(identities: set[uuid.UUID]) -> None:
    begin_anew = _("示例县只放进空的数据库。请换一个 PORTAL_HOME（或 DATABASE_URL），或者删去整个数据文件夹再来。")
    if person := Person.objects.filter(is_sample=False).first():
        raise NotEmpty(_("数据库里有示例以外的人员（%s）。") % person.username + begin_anew)
    if organ := Organ.objects.exclude(code__in=[seed.code for seed in ORGANS]).first():
        raise NotEmpty(_("数据库里有示例以外的机关（%s）。") % organ.name + begin_anew)
    others = Publication.objects.exclude(pk__in=identities).exclude(document__batch__person__is_sample=True)
    if foreign := others.count():
        raise NotEmpty(_("数据库里有示例以外的文件（%s件）。") % foreign + begin_anew)


def _walk(texts, say, asked_to_stop) -> Loaded:
    there = set(Publication.objects.values_list("pk", flat=True))
    missing = {key: bring for key, bring in texts.items() if key not in there}
    progress, walker = Progress(say, _("写稿、审核、公开"), len(missing)), Walker(_keyed())
    for key, bring in missing.items():
        if asked_to_stop():
            return Loaded(progress.done, progress.seconds, interrupted=True)
        with transaction.atomic():
            bring(walker, key)
        progress.step()
    bring_old_site()
    count_columns()
    with transaction.atomic():
        archive()
        for lay_last in gathered("SAMPLE_LAST"):  # what leads to texts that are all public by now
            lay_last()
        clock.wind(Duty.objects.rhythmic())
        nightly.count(today(), again=True)
        told = _("示例县：%s件") % len(texts)
        record(LOADED, by=SYSTEM, object_type="disclosure.sample", reason=told)
    return Loaded(progress.done, progress.seconds)
