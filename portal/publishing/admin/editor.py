"""The rich-text editor of the desk (removable by a setting), and the policy of the page that holds it."""

from csp.decorators import csp_update
from django import forms
from django.conf import settings
from tinymce.widgets import TinyMCE

# The editor sets widths of tables and indents as inline styles; only its page may.
with_editor = csp_update({"style-src-attr": ["'unsafe-inline'"]})

EDITOR = {
    "license_key": "gpl",
    "language": "zh_CN",
    "height": 520,
    "resize": False,  # its handle carries a label that assistive technology may not read
    "menubar": False,
    "plugins": "lists table link searchreplace wordcount",
    "toolbar": "undo redo | blocks | bold underline | alignleft aligncenter alignright | numlist bullist | "
    "table link | searchreplace removeformat",
    "block_formats": "正文=p; 大标题=h2; 小标题=h3",
    # Alignment as a class: public pages carry no inline styles.
    "formats": {
        name: {"selector": "p,h2,h3,td,th,div", "classes": name.replace("align", "align-")}
        for name in ("alignleft", "aligncenter", "alignright")
    },
    "promotion": False,
    "branding": False,
    "convert_urls": False,
    "content_css": ["default", f"{settings.STATIC_URL}css/editor.css"],
    "entity_encoding": "raw",
    # Tab leaves the text, also out of a table or a list: whoever has no mouse is not caught there.
    "table_tab_navigation": False,
    "lists_indent_on_tab": False,
    "paste_data_images": False,
    "paste_preprocess": "deskCleanPaste",  # static/js/pasting.js
}


def body_widget() -> forms.Widget:
    if settings.RICH_TEXT_EDITOR:
        return TinyMCE(mce_attrs=EDITOR)
    return forms.Textarea(attrs={"rows": 20})
