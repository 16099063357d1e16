"""Words of a topic made fit to show: none repeats a figure that is confidential now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.findings import Finding
from dashboard.scrutiny import HIDDEN, Topic, then_and_now

Found = Callable[[str, str], Finding | None]  # the finding of a measure in an area


def as_shown(topic: Topic, found: Found) -> Topic:
    """A topic whose words repeat no figure that is confidential now."""
    if not _hidden(topic, found):
        return topic
    further = tuple(replace(each, words=words_shown(each.words, topic, found)) for each in topic.further)
    rationale, question = (words_shown(each, topic, found) for each in (topic.rationale, topic.question))
    return replace(topic, rationale=rationale, question=question, further=further)


def words_shown(words: str, topic: Topic, found: Found) -> str:
    """What is said of a topic, so that it repeats no figure of it that is confidential now."""
    for sentence in _hidden(topic, found):
        words = words.replace(sentence, HIDDEN)
    return words


def _hidden(topic: Topic, found: Found) -> list[str]:
    pinned = [each for each in topic.evidence if each.measure]
    return [each.sentence for each in pinned if then_and_now(each, found(each.measure, each.area)).then == HIDDEN]
