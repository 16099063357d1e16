"""What the engine answered before is looked up by what it was asked."""


def test_what_was_kept_is_found_by_its_digest_and_nothing_else(store):
    store.keep_judgements({"a": "[1]", "b": "[2]"})

    assert store.judgements(["b", "c"]) == {"b": "[2]"}


def test_what_is_kept_already_stays_as_it_is(store):
    store.keep_judgements({"a": "[1]"})
    store.keep_judgements({"a": "[2]", "b": "[3]"})

    assert store.judgements(["a", "b"]) == {"a": "[1]", "b": "[3]"}


def test_keeping_is_no_act_on_the_figures(store):
    store.keep_judgements({"a": "[1]"})

    assert store.acts_on_figures() == 0
