"""Stories that failed once, and some that were thought of: they are told again in every run of the tests."""

from tests.incremental.promise import Step

RECORDED: dict[str, tuple[Step, ...]] = {
    "a draft that cannot be read is remembered": (("odd_bytes", 6, 527, 0), ("delete_output", 0, 0, 0)),
    "a template of the site fails, and is mended": (
        ("include_a_new_part", 748, 249, 6),
        ("break_template", 601, 443, 0),
        ("mend", 0, 0, 0),
    ),
    "a picture changes unseen, and changes back": (
        ("replace_picture_unseen", 0, 1, 0),
        ("replace_picture_unseen", 0, 0, 1),
        ("link_to_picture", 1, 0, 0),
        ("link_to_picture", 2, 0, 2),
    ),
    "a picture gets other sides, then others again": (
        ("replace_picture", 0, 3, 0),
        ("replace_picture", 0, 4, 1),
        ("replace_picture", 1, 3, 0),
    ),
    "a text is another, its size and time are not": (
        ("edit_body", 0, 5, 0),
        ("edit_body_keeping_its_size", 0, 7, 2),
        ("edit_body_keeping_its_size", 3, 7, 3),
    ),
    "time goes to and fro across every beginning and end": tuple(("move_now", at, 0, 0) for at in (4, 9, 5, 12, 15, 0)),
    "an old store comes back under a newer output": (
        ("keep_store", 1, 0, 0),
        ("edit_title", 0, 3, 0),
        ("edit_body_keeping_its_size", 1, 0, 0),
        ("restore_store", 0, 0, 0),
        ("edit_body_keeping_its_size", 1, 0, 0),
        ("restore_store", 2, 0, 0),
    ),
    "two pages in the menu have one title": (
        ("add_page", 1, 0, 0),
        ("add_page", 120, 1, 6),
        ("tamper_with_output", 0, 0, 0),
    ),
    "a link leads out twice": (("lead_out", 0, 0, 0), ("edit_body", 0, 0, 0), ("lead_out", 0, 0, 0)),
    "all is lost but the sources": (
        ("delete_outputs", 1, 0, 0),
        ("delete_store", 0, 0, 0),
        ("delete_outputs", 3, 0, 0),
    ),
    "a template that no page comes to is broken": (
        ("interrupted", 124, 338, 0),
        ("edit_competition", 97, 540, 0),
        ("old_disk", 215, 251, 0),
        ("delete_any", 545, 30, 0),
        ("break_template", 114, 492, 0),
    ),
}
