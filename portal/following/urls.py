"""Public addresses of following: a contract, for mails and feed readers keep them."""

from django.urls import path

from portal.following import feed, views

urlpatterns = [
    path("follow/", views.follow, name="follow"),
    path("follow/sent/", views.sent, name="follow-sent"),
    path("follow/mine/", views.mine, name="follow-mine"),
    path("feeds/", feed.feed, name="feed"),
]
