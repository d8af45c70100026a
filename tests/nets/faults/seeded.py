"""The faults: each takes one control away, as a tired programmer might."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    file: str
    old: str
    new: str


@dataclass(frozen=True)
class Fault:
    name: str
    says: str
    changes: tuple[Change, ...]
    tests: tuple[str, ...]  # each of them must fail


def fault(name: str, says: str, *parts: str, tests: str) -> Fault:
    """`parts`: file, old, new; and again for a second change."""
    changes = tuple(Change(*parts[place : place + 3]) for place in range(0, len(parts), 3))
    return Fault(name, says, changes, tuple(f"tests/{each}" for each in tests.split()))


FAULTS = [
    fault(
        "planned-items-shown", "a filter forgotten in a public list: catalog items that are not in force",
        "disclosure/views/catalog.py",
        "versions = list(ItemVersion.objects.in_force().in_domain(code).for_listing())",
        "versions = list(ItemVersion.objects.in_domain(code).for_listing())",
        tests="nets/test_nothing_leaks.py::test_nothing_hidden_of_any_kind_changes_a_public_byte",
    ),
    fault(
        "desk-lists-everybody", "a filter forgotten in a list of the desk: rows of other organs",
        "portal/people/desk_admin.py",
        'return queryset.filter(**{f"{self.organ_lookup}__in": reach(request, rights)})',
        "return queryset",
        tests="people/test_desk_rights.py::test_organs_and_persons_outside_ones_reach_are_not_found",
    ),
    fault(
        "attachment-without-state", "a second route that forgot the rule: attachments of whatever was released once",
        "portal/site/sending.py",
        'entry = get_object_or_404(Entry.objects.only("release_id"), path=path)\n'
        "    file = get_object_or_404(files, release_id=entry.release_id)",
        'file = get_object_or_404(files, release__publication__number=path.split("/")[2])',
        "portal/publishing/grants.py", '"Publication": ("SIU", "-")', '"Publication": ("SIU", "S")',
        "portal/publishing/sql/40_policies.sql",
        "USING (EXISTS (SELECT 1 FROM entry e WHERE e.release_id = release_file.release_id))", "USING (true)",
        "portal/publishing/sql/40_policies.sql",
        "USING (EXISTS (SELECT 1 FROM entry e WHERE e.publication_id = release.publication_id)\n"
        "           AND release.no > withdrawn_up_to(release.publication_id))", "USING (true)",
        tests="disclosure/test_document_files.py::test_attachment_of_something_withdrawn_is_gone_also_for_who_has_a_copy"
              " publishing/test_guards.py::test_withdrawn_release_gives_the_public_role_no_row",
    ),
    fault(
        "desk-attachment-without-organ", "an attachment at the desk for whoever knows its number",
        "portal/publishing/admin/revision.py",
        "return self.send_file(self.found(request, pk), sort)",
        "return self.send_file(Revision.objects.get(pk=pk), sort)",
        tests="nets/test_matrix.py::test_every_kind_of_answer_is_the_declared_one",
    ),
    fault(
        "swapped-bytes-served", "an attachment whose bytes on disk are others than those approved",
        "portal/publishing/stored.py", "or _digest(mark, descriptor) != sha256", "",
        tests="disclosure/test_document_files.py::test_altered_bytes_are_never_served_and_somebody_is_told",
    ),
    fault(
        "draft-counted", "a draft that moves the numbers of the facets",
        "portal/publishing/sql/60_facet_counts.sql", "ALTER TABLE facet_count SET (fillfactor = 50);",
        "ALTER TABLE facet_count SET (fillfactor = 50);\n"
        "CREATE OR REPLACE FUNCTION count_draft() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$\n"
        "BEGIN UPDATE facet_count SET n = n + 1 WHERE section = NEW.kind AND b = ''; RETURN NULL; END $$;\n"
        "CREATE OR REPLACE TRIGGER counted AFTER INSERT ON publication FOR EACH ROW EXECUTE FUNCTION count_draft();",
        tests="nets/test_nothing_leaks.py::test_nothing_hidden_of_any_kind_changes_a_public_byte",
    ),
    fault(
        "withdrawn-still-found", "a withdrawal that leaves the search index",
        "portal/publishing/releasing.py", "    engine.remove(publication.pk)\n", "",
        tests="nets/test_nothing_leaks.py::test_ten_things_released_and_withdrawn_leave_only_their_own_notice",
    ),
    fault(
        "own-document-approved", "an author who approves: the check in the code",
        "portal/publishing/checking.py",
        "    if revision.contributions.filter(person=by).exists():\n        raise MoveRefused(_(\"您写过",
        "    if False:\n        raise MoveRefused(_(\"您写过",
        tests="publishing/test_moving.py::test_author_cannot_approve_own_document",
    ),
    fault(
        "own-document-approved-below", "an author who approves: the guard in the database",
        "portal/publishing/sql/30_release.sql",
        "WHEN EXISTS (SELECT FROM contribution c", "WHEN false AND EXISTS (SELECT FROM contribution c",
        tests="publishing/test_guards.py::test_contributor_does_not_approve",
    ),
    fault(
        "editor-is-no-contributor", "A edits B's draft, B submits, A approves",
        "portal/publishing/sql/20_revision.sql",
        "        PERFORM contribute(NEW.id);", "        IF TG_OP = 'INSERT' THEN PERFORM contribute(NEW.id); END IF;",
        "portal/publishing/sql/20_revision.sql", "        PERFORM contribute(id_);", "        NULL;",
        tests="publishing/test_moving.py::test_editor_whose_change_another_submitted_cannot_approve "
              "publishing/test_guards.py::test_whoever_changes_text_header_items_or_files_becomes_a_contributor",
    ),
    fault(
        "other-bytes-approved", "an edit that slips in between reading and approving",
        "portal/publishing/checking.py",
        "    if said.hash != revision.hash or said.hash != content_hash(revision, revision.files.order_by(\"sort\")):",
        "    if False:",
        "portal/publishing/moving.py", "person=by, hash=said.hash,", "person=by, hash=revision.hash,",
        tests="publishing/test_moving.py::test_approval_of_other_bytes_is_a_conflict "
              "desk/test_reviewing.py::test_approval_of_a_page_loaded_before_a_change_is_a_conflict",
    ),
    fault(
        "released-before-its-time", "what was signed for tomorrow comes out today",
        "portal/publishing/sql/30_release.sql", "WHEN r.release_at > clock_timestamp() THEN", "WHEN false THEN",
        tests="publishing/test_guards.py::test_approved_release_before_its_time_is_refused",
    ),
    fault(
        "step-without-a-row", "a step of the review that leaves no row in the trail",
        "portal/publishing/moving.py",
        "    record(\n        move.name,", "    move.name or record(\n        move.name,",
        tests="desk/test_reviewing.py::test_every_step_at_the_desk_leaves_a_row_in_the_trail",
    ),
    fault(
        "trail-rewritten", "a past step that may be changed",
        "portal/trail/sql/20_append_only.sql",
        "BEFORE UPDATE OR DELETE OR TRUNCATE ON trail\n", "BEFORE TRUNCATE ON trail\n",
        tests="trail/test_record.py::test_superuser_too_is_stopped_as_long_as_the_triggers_stand",
    ),
    fault(
        "foreign-organ-forbidden", "403 instead of 404: there is something, only not for you",
        "portal/people/desk_admin.py",
        "        if obj is None:\n            raise Http404\n        return obj",
        "        if obj is None:\n            raise PermissionDenied\n        return obj",
        tests="people/test_desk_rights.py::test_organs_and_persons_outside_ones_reach_are_not_found",
    ),
    fault(
        "move-by-get", "a link that moves a revision",
        "portal/publishing/admin/revision.py",
        "    @method_decorator(require_POST)\n    def move(", "    def move(",
        tests="desk/test_reviewing.py::test_get_never_moves",
    ),
    fault(
        "no-token", "a form that another site may send",
        "portal/settings.py", '    "django.middleware.csrf.CsrfViewMiddleware",\n', "",
        tests="nets/test_forged_posts.py::test_form_without_its_token_does_nothing_at_any_address",
    ),
    fault(
        "undeclared-address", "a page that nobody thought about",
        "disclosure/urls.py", "urlpatterns = [\n",
        'urlpatterns = [\n    path("documents/<number:number>/pdf/", documents.document_print, name="document-pdf"),\n',
        tests="nets/test_matrix.py::test_every_address_of_the_urlconf_is_declared_and_no_other",
    ),
    fault(
        "no-policy-of-content", "pages without a Content-Security-Policy",
        "portal/settings.py", '    "csp.middleware.CSPMiddleware",\n', "",
        tests="nets/test_nothing_leaks.py::test_every_public_page_has_its_headers "
              "site/test_public_pages.py::test_every_address_answers_with_the_right_headers_and_no_cookie",
    ),
    fault(
        "inline-allowed", "a Content-Security-Policy with a hole in it",
        "portal/settings.py", "\"default-src\": [\"'self'\"],", "\"default-src\": [\"'self'\", \"'unsafe-inline'\"],",
        tests="nets/test_headers.py::test_every_answer_of_the_served_site_carries_its_headers",
    ),
    fault(
        "desk-page-kept", "pages of the desk that a shared computer keeps",
        "portal/site/middleware.py",
        "if request.path_info.startswith(settings.DESK_PATH) or response.status_code >= 500:",
        "if response.status_code >= 500:",
        tests="nets/test_headers.py::test_every_answer_of_the_served_site_carries_its_headers",
    ),
    fault(
        "private-answer-kept", "a page for one reader that the front keeps for everybody",
        "portal/site/front/page.py", '        and control == {"no-cache"}\n', "",
        tests="site/front/test_front_parts.py::test_nothing_that_is_not_for_everybody_is_kept",
    ),
    fault(
        "mode-not-in-the-key", "a cached page that shows one reader's large letters to all",
        "portal/site/front/asking.py",
        'return mode if mode in MODES else STANDARD', "return STANDARD",
        tests="site/front/test_front_parts.py::test_of_all_cookies_only_the_mode_counts",
    ),
    fault(
        "withdrawn-still-kept", "a withdrawal that leaves the cache: the edition stays where it was",
        "portal/publishing/sql/50_edition.sql",
        "ARRAY['entry', 'entry_terms', 'gone', 'organ',", "ARRAY['organ',",
        tests="site/front/test_front.py::test_whatever_the_public_side_reads_moves_the_edition "
              "site/front/test_front.py::test_edition_moves_once_a_transaction_and_only_when_something_changed",
    ),
    fault(
        "reader-gets-a-cookie", "a public page that marks its reader",
        "portal/site/middleware.py",
        "        response.headers.setdefault(\"Permissions-Policy\", PERMISSIONS)\n",
        "        response.headers.setdefault(\"Permissions-Policy\", PERMISSIONS)\n"
        "        response.set_cookie(\"visitor\", \"1\")\n",
        tests="site/test_public_pages.py::test_every_address_answers_with_the_right_headers_and_no_cookie",
    ),
    fault(
        "words-of-rows-in-the-log", "a personal value in the log: PostgreSQL's words about a row",
        "portal/site/log_lines.py", "    if isinstance(cause, psycopg.Error):", "    if False:",
        tests="site/test_log_lines.py::test_error_of_the_database_is_logged_without_a_value",
    ),
    fault(
        "addresses-in-the-log", "a personal value in the log: the address at which something failed",
        "portal/settings.py", ', "filters": ["page"]', "",
        tests="nets/test_log_canaries.py::test_personal_values_stay_in_the_tables_that_own_them",
    ),
    fault(
        "unescaped-hit", "a title that a browser runs",
        "portal/search/snippets.py",
        'return mark_safe("".join([*parts, escape(text[last:])]))', 'return mark_safe("".join([*parts, text[last:]]))',
        tests="search/test_snippets.py",
    ),
    fault(
        "page-called-text", "an upload that a browser takes for a page",
        "portal/publishing/file_types.py", 'if b"\\x00" in data or PAGE.match(head):', 'if b"\\x00" in data:',
        tests="publishing/test_intake.py::test_trap_is_refused_and_leaves_no_byte",
    ),
    fault(
        "open-redirect", "a leave page that anybody may use",
        "portal/site/links.py",
        '        return _signer.unsign(f"{address}{_signer.sep}{signature}") == address', "        return True",
        tests="site/test_links.py::test_signature_fits_one_address_only",
    ),
    fault(
        "dismissed-session-lives", "a person who was disabled goes on working",
        "portal/people/backends.py", "return person.is_active and (", "return (",
        tests="people/test_sessions.py::test_session_of_a_disabled_person_is_dead_at_the_next_request_and_stays_so",
    ),
    fault(
        "guessing-unlimited", "passwords may be guessed for ever",
        "portal/settings.py", "AXES_FAILURE_LIMIT = 5", "AXES_FAILURE_LIMIT = 5000",
        tests="people/test_throttle.py::test_fifth_wrong_password_locks_this_name_from_this_address",
    ),
    fault(
        "question-for-each-row", "a list that asks the database again for each row",
        "portal/publishing/models/entry.py", 'return self.select_related("organ")', "return self.all()",
        tests="site/test_listing.py::test_every_list_asks_at_most_eight_times",
    ),
    fault(
        "found-and-approved", "an approval over what the examination found",
        "portal/publishing/sql/30_release.sql", "AND open_findings(x.id) > 0 THEN", "AND false THEN",
        tests="publishing/test_findings.py::test_database_refuses_an_approval_while_something_stands",
    ),
    fault(
        "signed-over-a-question", "a signing while another organ is still asked",
        "portal/publishing/opinions.py", 'if "" in verdicts:', "if False:",
        "portal/publishing/sql/35_opinion.sql", "AND o.verdict = ''", "AND false",
        tests="publishing/test_opinions.py::test_question_has_its_day_and_nothing_is_signed_before_the_answer",
    ),
    fault(
        "emergency-without-debt", "an emergency release that nobody reviews later",
        "portal/publishing/sql/36_emergency.sql",
        "AND NOT EXISTS (SELECT 1 FROM later_review", "AND EXISTS (SELECT 1 FROM later_review",
        "portal/publishing/releasing.py", "    emergency.owe(revision)\n", "",
        tests="publishing/test_emergency.py::test_emergency_has_one_review_and_owes_another",
    ),
    fault(
        "preview-for-anybody", "a preview for whoever has the address",
        "portal/publishing/previewing.py", "if person != by.pk or time.time() > until:", "if time.time() > until:",
        tests="desk/test_beside_the_review.py"
              "::test_preview_is_for_the_person_named_a_day_long_and_of_these_words_alone",
    ),
]  # fmt: skip
