from portal.following.models.mailing import Mailing
from portal.following.models.news import News, Telling
from portal.following.models.subscription import Rhythm, Subscription

__all__ = ["Mailing", "News", "Rhythm", "Subscription", "Telling"]
