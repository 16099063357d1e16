"""The house: which room speaks what, which way the arrows point, how much stands in one place. Read from the code."""

import ast
import runpy
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
LONGEST_FUNCTION, LONGEST_FILE = 60, 350  # lines; most functions stay under 20 and most files under 250
# The wings, highest first: each may use those on the lines below its own, and of another only what its face hands on.
WINGS = (
    ("streamlit_app", "__main__"),
    ("app", "cli"),
    ("pack",),
    ("intake", "disclosure", "render"),
    ("scrutiny",),
    ("findings",),
    ("store", "settings"),
    ("plan", "text", "variation"),
    ("period", "progress"),
)
HALL = {"__init__", "__main__", "settings", "period", "progress"}  # the modules that stand in no wing
ONLY_IN = {
    "duckdb": ("store",),
    "plotly": ("render",),
    "pyarrow": ("intake", "store"),
    "python_calamine": ("intake",),
    "tomli_w": ("pack",),
    "streamlit": ("app", "streamlit_app"),
}
GROUND_FLOOR = ("period", "variation")
GROUND_FLOOR_MAY_USE = {
    "__future__",
    "collections",
    "dataclasses",
    "datetime",
    "functools",
    "numpy",
    "re",
    "scipy",
    "typing",
}
OPENS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "connect"}


# What adds rows to the store is called by these alone: there, once, it is asked who may do what.
DOORS = {
    "scrutiny.commands": "every act",
    "intake.publication": "every act",
    "intake.loading": "keep, for publication",
    "intake.consequences": "add_rollback, supposed and never kept",
    "findings.judgement_cache": "keep_judgements, which are no act",
}


@cache
def sources():
    """Every module of the program by its dotted name, 'plan.words', with its tree."""
    paths = [HERE / "streamlit_app.py", *sorted((HERE / "dashboard").rglob("*.py"))]
    return {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in paths}


def name_of(path):
    parts = path.relative_to(HERE).with_suffix("").parts
    return ".".join(part for part in parts if part not in ("dashboard", "__init__")) or "__init__"


def room_of(module):
    return module.split(".")[0]


def imports_of(tree):
    """What a module imports, as dotted names; a name taken from a package counts as a module where it is one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "dashboard":
            yield from (f"dashboard.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports say the whole name"
            yield node.module


def rooms_used(tree):
    """The rooms of the house that a module imports."""
    return {room_of(name.removeprefix("dashboard.")) for name in imports_of(tree) if name.startswith("dashboard.")}


def functions():
    """Every function, with the module it is in."""
    for module, tree in sources().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield module, node


def length(node):
    return node.end_lineno - node.lineno + 1


def wings():
    return [wing for floor in WINGS for wing in floor]


def faces():
    """The face of each wing: its package, by the wing's name."""
    return {name: tree for name, tree in sources().items() if name in wings() and name not in HALL | {"streamlit_app"}}


def test_every_wing_has_its_place_and_nothing_stands_outside_one():
    assert len(wings()) == len(set(wings()))
    assert {room_of(module) for module in sources()} == {*wings(), "__init__"}
    assert {path.stem for path in (HERE / "dashboard").glob("*.py")} == HALL


def test_the_arrows_between_wings_point_one_way():
    height = {wing: place for place, floor in enumerate(WINGS) for wing in floor}
    wrong = [
        f"{module} uses {used}"
        for module, tree in sources().items()
        for used in rooms_used(tree)
        if used != room_of(module) and height[used] <= height[room_of(module)]
    ]
    assert wrong == []


def test_what_a_wing_takes_of_another_is_handed_on_by_its_face():
    """`from dashboard.store import Store`, or a module of it by its name; never a name out of the middle of a wing."""
    modules, handed = set(sources()), {wing: handed_on(tree) for wing, tree in faces().items()}
    wrong = [
        f"{module}: {name} of {source}"
        for module, tree in sources().items()
        for source, name in names_taken(tree)
        if (wing := room_of(source)) in handed and wing != room_of(module)
        and f"{source}.{name}" not in modules and not (source == wing and name in handed[wing])
    ]  # fmt: skip
    assert wrong == []


def test_a_face_says_what_its_wing_is_for_and_defines_nothing():
    for wing, tree in faces().items():
        assert ast.get_docstring(tree), wing
        rest = [node for node in tree.body[1:] if not isinstance(node, ast.Import | ast.ImportFrom)]
        assert all(isinstance(node, ast.Assign) and node.targets[0].id == "__all__" for node in rest), wing


def names_taken(tree):
    """What is taken from where in the house: ('store', 'Store')."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module.startswith("dashboard."):
            yield from ((node.module.removeprefix("dashboard."), alias.name) for alias in node.names)


def handed_on(tree):
    """The names in the __all__ of a face."""
    lists = [node.value for node in tree.body if isinstance(node, ast.Assign) and node.targets[0].id == "__all__"]
    return {name for each in lists for name in ast.literal_eval(each)}


def test_the_arrows_inside_a_room_make_no_circle():
    within = {
        module: {name.removeprefix("dashboard.") for name in imports_of(tree)} for module, tree in sources().items()
    }
    done = set()
    while left := {module for module in within if module not in done}:
        free = {module for module in left if not (within[module] & left) - {module, room_of(module)}}
        assert free, f"a circle among {sorted(left)}"
        done |= free


@pytest.mark.parametrize("library", ONLY_IN)
def test_each_outside_library_is_spoken_in_its_own_rooms_alone(library):
    speakers = {
        room_of(module) for module, tree in sources().items() if library in {room_of(n) for n in imports_of(tree)}
    }
    assert speakers == set(ONLY_IN[library])


def test_the_ground_floor_opens_no_file_and_knows_no_database():
    floor = {module: tree for module, tree in sources().items() if room_of(module) in GROUND_FLOOR}
    assert len(floor) > 5
    for module, tree in floor.items():
        assert {room_of(name) for name in imports_of(tree)} - {"dashboard"} <= GROUND_FLOOR_MAY_USE, module
        assert rooms_used(tree) <= {room_of(module)}
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        assert not OPENS & {getattr(call, "attr", getattr(call, "id", "")) for call in calls}, module


def documented(tree, name=""):
    """Every public class and function that has no docstring; those inside functions are nobody else's business."""
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            yield f"{name}.{node.name}"
        if isinstance(node, ast.ClassDef):
            yield from documented(node, f"{name}.{node.name}")


def test_every_public_name_says_what_it_is():
    assert [name for module, tree in sources().items() for name in documented(tree, module)] == []
    assert [module for module, tree in sources().items() if not ast.get_docstring(tree)] == []


def test_no_function_is_long_and_most_are_short():
    found = list(functions())
    assert [f"{module}.{node.name}" for module, node in found if length(node) > LONGEST_FUNCTION] == []
    assert sum(length(node) < 20 for _, node in found) > 0.9 * len(found)


def test_no_file_is_long_and_most_are_short():
    paths = [HERE / "streamlit_app.py", *(HERE / "dashboard").rglob("*.py")]
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}
    assert sum(count < 250 for count in lines.values()) > 0.9 * len(lines)


def test_sql_stands_in_files_alone():
    words = ("select ", "insert into ", "create table ", "delete from ", "update ")
    told = [
        f"{module}: {node.value[:40]}"
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and node.value.strip().lower().startswith(words) and " from " in f" {node.value.lower()} "
    ]  # fmt: skip
    assert told == []


@cache
def writers():
    """The names of the store's methods that add rows, and of the one that opens a transaction."""
    return {
        node.name
        for module, node in functions()
        if room_of(module) == "store" and node.name.startswith(("add_", "keep_", "change_", "recording"))
    }


def written_by(tree):
    """The writers of the store that a module names, but as acts of `commands`: {'add_topic'}."""
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in writers()
        and not (isinstance(node.value, ast.Name) and node.value.id == "commands")
    }  # fmt: skip


def test_what_people_wrote_is_read_through_the_gate_alone():
    """Who may see what is asked in `disclosure.Office`: above it nobody reads topics, verdicts or actions otherwise."""
    behind = {"repository", "Snapshot", "memory", "actions"}  # of follow_up the last two
    makes_the_gate = {"app.cache", "cli.saving", "cli.showing"}  # hand a snapshot to it
    wrong = []
    for module, tree in sources().items():
        if room_of(module) not in ("app", "cli", "pack", "intake"):
            continue
        taken = {name for source, name in names_taken(tree) if source.startswith("scrutiny")}
        called = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "follow_up"
        }
        allowed = {"Snapshot"} if module in makes_the_gate else set()
        wrong += [f"{module}: {name}" for name in ((taken | called) & behind) - allowed]
    assert wrong == []


def test_every_act_goes_through_one_door():
    assert len(writers()) > 15
    found = {module: written_by(tree) for module, tree in sources().items() if room_of(module) != "store"}
    assert {module for module, named in found.items() if named} == set(DOORS)
    assert found["intake.consequences"] == {"add_rollback"}
    assert found["findings.judgement_cache"] == {"keep_judgements"}
    assert "recording" not in found["intake.loading"]  # it is inside the transaction of publication


def test_an_extract_is_kept_by_publication_and_supposed_by_consequences_alone():
    keepers = {
        module
        for module, tree in sources().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "loading.keep"
    }
    assert keepers == {"intake.publication", "intake.consequences"}


def test_the_page_of_the_house_lists_every_file_as_it_describes_itself():
    listed = (HERE / "docs" / "house.md").read_text(encoding="utf-8")
    written = runpy.run_path(str(HERE / "scripts" / "write_house.py"))["page"]()

    assert listed == written, "run: python scripts/write_house.py"
