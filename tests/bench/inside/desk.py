"""The desk: every list that the admin offers, and the queue on its first page."""

import datetime
import time

from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse

from portal.people.models import Membership, Organ, Person
from tests.bench.inside.pages import counting

SINCE = datetime.date(2020, 1, 1)
# Who looks: the office sees every list, a reviewer at the top has the longest queue.
ROLES = {"office": ("openness_office", "auditor"), "reviewer": ("reviewer", "final_reviewer", "clerk")}


def lists() -> list[str]:
    """The address of each list, plain, on a later page, and searched where it can be."""
    found = []
    for model, model_admin in sorted(admin.site._registry.items(), key=lambda pair: pair[0]._meta.label_lower):
        try:
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        except NoReverseMatch:  # one that has no list of its own
            continue
        found.append(address)
        if model_admin.search_fields:
            found.append(f"{address}?q=%E9%80%9A%E7%9F%A5")
    return found


def visits(who: str, addresses: list[str], times: int) -> list[dict]:
    """Each address opened so often: status, most queries, milliseconds. What `who` may not open says its status."""
    client = _at_desk(who)
    client.get("/admin/")  # the first page of a process also fills caches
    told = []
    for address in addresses:
        taken, most, status = [], 0, 0
        for _time in range(times):
            begun = time.perf_counter()
            with counting() as captured:
                status = client.get(address, SERVER_NAME="127.0.0.1").status_code
            taken.append((time.perf_counter() - begun) * 1000)
            most = max(most, sum(map(len, captured)))
        told.append({"address": address, "status": status, "queries": most, "times": taken})
    return told


def _at_desk(who: str) -> Client:
    top = Organ.objects.filter(parent=None).order_by("pk").first()
    person, _new = Person.objects.get_or_create(username=f"bench.{who}", defaults={"name": "测试员甲"})
    for role in ROLES[who]:
        Membership.objects.get_or_create(person=person, organ=top, role=role, defaults={"since": SINCE})
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person, backend="portal.people.backends.RightsBackend")
    return client
