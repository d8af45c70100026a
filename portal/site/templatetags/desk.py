"""What the head of the desk says about the person who sits at it."""

from django import template

from portal.cases.today import today
from portal.people.models import Membership, Person

register = template.Library()


@register.simple_tag
def posts_of(person: Person) -> list[Membership]:
    """The roles that `person` holds today, with their organs; none for a visitor."""
    if not getattr(person, "pk", None):
        return []
    if hasattr(person, "posts"):  # the rights of this request were asked already
        return person.posts
    return list(Membership.objects.held_on(today()).filter(person=person.pk).select_related("organ"))
