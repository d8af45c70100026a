"""What the database refuses, in words: somebody was faster, or a guard held."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError
from django.utils.translation import gettext as _

from portal.workflow import Conflict


@contextmanager
def as_conflict() -> Iterator[None]:
    """Around a whole transaction: a lock not to be had in 3 s, and the guards' own errors (PT…), become a Conflict."""
    try:
        yield
    except OperationalError as error:  # the lock was not to be had, or two locked each other
        raise Conflict(_("别人正在办理这份稿件，请刷新后再试。")) from error
    except DatabaseError as error:
        if str(getattr(error.__cause__, "sqlstate", "")).startswith("PT"):
            raise Conflict(_("数据库没有接受这一步：稿件已经变动，或者您现在没有权限。请刷新后再试。")) from error
        raise
