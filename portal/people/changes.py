"""What a form changed, in words for the trail: “简称：民政→县民政局；负责人 改：…”."""

from django.forms import BaseForm, BaseFormSet

LONGEST = 80  # characters of one value


def describe(form: BaseForm, formsets: list[BaseFormSet] | None = None) -> str:
    parts = [_fields(form)] if form.changed_data else []
    for formset in formsets or []:
        if not hasattr(formset, "new_objects"):
            continue
        name = formset.model._meta.verbose_name
        parts += [f"{name} 加：{obj}" for obj in formset.new_objects]
        parts += [f"{name} 改：{obj}（{_fields(_form_of(formset, obj))}）" for obj, _names in formset.changed_objects]
        parts += [f"{name} 减：{obj}" for obj in formset.deleted_objects]
    return "；".join(parts)


def _fields(form: BaseForm) -> str:
    return "，".join(_field(form, name) for name in form.changed_data)


def _field(form: BaseForm, name: str) -> str:
    """What a private field holds has no place in the trail (I-10): only that it was changed."""
    if getattr(form.fields[name], "is_private", False):
        return f"{form[name].label}：改了"
    return f"{form[name].label}：{_old(form, name)}→{_new(form, name)}"


def _form_of(formset: BaseFormSet, obj) -> BaseForm:
    return next(form for form in formset.forms if form.instance is obj)


def _old(form: BaseForm, name: str) -> str:
    value, field = form[name].initial, form.fields[name]
    if value not in (None, "") and hasattr(field, "queryset"):
        value = field.queryset.model._default_manager.filter(pk=getattr(value, "pk", value)).first()
    return _words(value, field)


def _new(form: BaseForm, name: str) -> str:
    return _words(form.cleaned_data.get(name), form.fields[name])


def _words(value, field) -> str:
    if value in (None, "", []):
        return "（空）"
    if isinstance(value, list) and isinstance(value[0], dict):
        value = field.prepare_value(value)  # as whoever wrote it sees it
    if isinstance(value, list):
        return "、".join(_words(one, field) for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if not hasattr(field, "queryset"):
        value = dict(getattr(field, "choices", ())).get(value, value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…（{len(text)}字）"
