from django.urls import path

from tests.bench.naive import views

urlpatterns = [
    path("", views.home),
    path("documents/", views.document_list),
    path("documents/<int:pk>/", views.document_detail),
    path("search/", views.search),
]
