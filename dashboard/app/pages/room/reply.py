"""The reply to a commission: text and a file, attached to the topic with who and when."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from hashlib import sha256

import streamlit as st

from dashboard.app import components, screen
from dashboard.app.forms import drafts
from dashboard.app.forms.versioned_form import VersionedForm, versioned_form
from dashboard.app.pages.agenda.choose import LONGEST_TITLE
from dashboard.disclosure import Office
from dashboard.scrutiny import LARGEST_FILE, Reply, Topic, commands
from dashboard.store import Changed
from dashboard.text import english

LONGEST_REPLY = 10_000
LONGEST_NAME = 200
SHA_SHOWN = 12  # letters: enough to hold against a file's own


def asked(topic: Topic, office: Office) -> None:
    """What the owner was asked of a topic and by when, and the reply where one has come; nothing where neither."""
    commission = office.memory.commission(topic)
    if commission.version:
        components.muted(
            f"Asked of {commission.to}: {commission.question} To be answered by {english.day(commission.deadline)}."
        )
    received(topic, office)


def received(topic: Topic, office: Office) -> None:
    """The reply, with the button that hands over its file; nothing where none has come."""
    standing = office.memory.reply(topic)
    if not standing.version:
        return
    components.file_summary("Reply received", f"{standing.words or 'In a file.'} {_whence(standing)}")
    if standing.file:
        st.download_button(
            f"Download {_plain(standing.file)}", partial(_content, standing, office), standing.file,
            "application/octet-stream", key=f"reply file {topic.key}", on_click="ignore",
        )  # fmt: skip


def reply(topic: Topic, sender: str, office: Office) -> None:
    """The reply as it stands, and the form that attaches one or changes it."""
    components.section("The reply")
    name, standing = f"reply {topic.key}", office.memory.reply(topic)
    standing = standing if standing.version else replace(standing, sender=sender)
    count = drafts.count(name)
    form = versioned_form(name, standing, _boxes, ["attach reply"], f"file {name} {count}")
    opened = form.opened
    if standing.version:
        received(topic, office)
        if standing.file:
            components.muted(f"{standing.file}: SHA-256 begins {standing.sha256[:SHA_SHOWN]}.")
    else:
        components.absent("No reply yet.")
    words = drafts.text_area("What was answered", opened.words, form.boxes["words"], LONGEST_REPLY, 120)
    file = st.file_uploader(
        f"A file, of {LARGEST_FILE} MB at most", key=f"file {name} {count}", max_upload_size=LARGEST_FILE
    )
    left, right = st.columns(2)
    with left:
        sender = drafts.line("Who answered", opened.sender, form.boxes["sender"], LONGEST_TITLE)
    with right:
        by = screen.entered_as("reply")
    pressed = st.button("Change the reply" if opened.version else "Attach the reply", key="attach reply")
    said = replace(opened, words=words.strip(), sender=sender.strip())
    if form.is_stale:
        stands = " ".join(filter(None, (standing.words, standing.file, _whence(standing))))
        pressed = form.somebody_was_first("attached a reply since you began", stands)
    if pressed:
        _attach(office, form, form.laid_over(said), file, by)


def _attach(office: Office, form: VersionedForm[Reply], said: Reply, file, by: str) -> None:
    seen = form.standing
    missing = [words for words, given in (("who answered", said.sender), ("your name", by)) if not given]
    missing += [] if said.words or file or seen.file else ["what was answered, or choose a file"]
    if missing:
        components.problem(f"Write {english.listed(missing)}. Nothing is lost.")
        return
    content = file.getvalue() if file else None
    if content is not None and len(content) > LARGEST_FILE * 1_048_576:
        components.problem(f"The file is larger than {LARGEST_FILE} MB. Nothing was kept.")
        return
    kept, digest = file and file.name[-LONGEST_NAME:], content and sha256(content).hexdigest()
    if content is None and seen.file:  # other words for the same file
        content, kept, digest = _content(seen, office), seen.file, seen.sha256
    try:
        said = replace(said, file=kept or "", sha256=digest or "")
        commands.reply(office.store, seen, said, content, office.act(by))
    except Changed:
        st.rerun()  # the form then shows both
    form.put_away()
    st.toast("The reply is attached.")
    st.rerun()


def _content(standing: Reply, office: Office) -> bytes:
    return office.store.reply_content(standing.topic, standing.version) or b""


def _whence(standing: Reply) -> str:
    return f"From {standing.sender}, attached by {standing.by} (not verified) on {english.day(standing.day)}."


def _plain(name: str) -> str:
    """A file's name as a label, without marks that would be read as Markdown."""
    return "".join(letter for letter in name if letter.isalnum() or letter in " .,-")


def _boxes(opened: Reply) -> dict[str, str]:
    about = f"{opened.topic} {opened.version}"
    # The sender is in the key of theirs: another owner of the commission then stands there until one is written.
    return {"words": f"reply to {about}", "sender": f"reply by {about} {opened.sender}"}
