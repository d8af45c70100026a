"""Public addresses of interpretation (design.md §4): a contract."""

from django.urls import path

from interpretation.views import chain, for_me, interpretations

urlpatterns = [
    path("policies/for-me/", for_me.for_me, name="policies-for-me"),
    path("documents/<number:number>/chain/", chain.chain, name="policy-chain"),
    path("interpretations/", interpretations.interpretation_list, name="interpretations"),
    path("interpretations/<number:number>/", interpretations.interpretation, name="interpretation"),
    path(
        "interpretations/<number:number>/files/<int:n>/<str:name>", interpretations.interpretation_file,
        name="interpretation-file",
    ),
]  # fmt: skip
