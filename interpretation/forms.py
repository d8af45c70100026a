"""The forms that an interpretation can have (INT-06), as one table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

PICTURES = ("jpg", "jpeg", "png", "webp")
SOUNDS = ("mp3", "m4a")
FILMS = ("mp4", "webm")


@dataclass(frozen=True)
class Form:
    """`kind` is its code on the vocabulary's axis; `files` are the endings of what it consists of beside its text,
    `words` what the text then is called: whoever cannot see or hear reads that (needs 49)."""

    code: str
    label: str
    kind: str
    files: tuple[str, ...] = ()
    words: str = ""
    explains: bool = False  # its text goes through the elements of INT-05


def _table(*forms: Form) -> Mapping[str, Form]:
    return {form.code: form for form in forms}


FORMS = _table(
    Form("text", _("文字解读"), "interpretation_text", explains=True),
    Form("graphic", _("图解"), "interpretation_graphic", PICTURES, _("图中的文字")),
    Form("qa", _("问答"), "interpretation_qa"),
    Form("audio", _("音频"), "interpretation_audio", SOUNDS, _("文字稿")),
    Form("video", _("视频"), "interpretation_video", FILMS, _("文字稿")),
    Form("animation", _("动漫"), "interpretation_animation", FILMS, _("文字稿")),
    Form("press_conference", _("新闻发布会"), "interpretation_press", words=_("发布会实录")),
    Form("interview", _("在线访谈"), "interpretation_interview", words=_("访谈实录")),
    Form("expert", _("专家解读"), "interpretation_expert", explains=True),
    Form("head", _("负责人解读"), "interpretation_head", explains=True),
)
BY_KIND = {form.kind: form for form in FORMS.values()}


def media_of(form: Form, names: list[str]) -> str:
    """How the page shows the file that the form consists of: picture, audio, video, or not at all."""
    if form.files and any(name.rpartition(".")[2].lower() in form.files for name in names):
        return {PICTURES: "picture", SOUNDS: "audio", FILMS: "video"}[form.files]
    return ""


def is_of(form: Form, name: str) -> bool:
    return name.rpartition(".")[2].lower() in form.files
