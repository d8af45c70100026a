"""Public addresses of interpretation: a contract."""

from django.urls import path

from interpretation.views import chain, for_me, interpretations, reader_word, responses, situations

urlpatterns = [
    path("policies/for-me/", for_me.for_me, name="policies-for-me"),
    path("policies/situations/", situations.situations, name="situations"),
    path("policies/situations/<slug:code>/", situations.situation, name="situation"),
    path("documents/<number:number>/chain/", chain.chain, name="policy-chain"),
    path("interpretations/", interpretations.interpretation_list, name="interpretations"),
    path("interpretations/<number:number>/", interpretations.interpretation, name="interpretation"),
    path("interpretations/<number:number>/word/", reader_word.word, name="reader-word"),
    path(
        "interpretations/<number:number>/files/<int:n>/<str:name>", interpretations.interpretation_file,
        name="interpretation-file",
    ),
    path("responses/", responses.response_list, name="responses"),
    path("responses/<number:number>/", responses.response, name="response"),
    path("responses/<number:number>/files/<int:n>/<str:name>", responses.response_file, name="response-file"),
]  # fmt: skip
