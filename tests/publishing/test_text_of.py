"""The words of a body, as search, comparing and the examination read them."""

import pytest

from portal.examination.examine import examine
from portal.examination.subject import Subject, Text
from portal.publishing.content import clean_html, text_of

pytestmark = pytest.mark.small
FROM_WORD = (
    "<p>名单</p><table><tr><td><p>姓名</p></td><td><p>致贫原因</p></td></tr>"
    "<tr><td><p>张建国</p></td><td><p>因病</p></td></tr></table><p>完</p>"
)


def test_row_of_a_table_is_one_line_also_where_its_cells_hold_paragraphs():
    assert text_of(clean_html(FROM_WORD)) == "名单\n姓名 致贫原因\n张建国 因病\n完"
    assert text_of("<table><tr><td><p>一</p><p>二</p></td><td>三<br>四</td></tr></table>") == "一 二 三 四"
    assert text_of("<ul><li>一</li><li>二</li></ul><p>三<br>四</p>") == "一\n二\n三\n四"


def test_person_and_misfortune_in_one_row_of_a_table_from_word_are_found():
    found = examine(Subject(texts=(Text("body", "正文", text_of(clean_html(FROM_WORD))),)))
    assert "因病" in [each.value for each in found if each.rule == "PII-HARDSHIP"]
