"""The house: which room speaks what, which way the arrows point, how much stands in one place. Read from the code."""

import ast
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent
LONGEST_FUNCTION, LONGEST_FILE = 60, 350  # lines; most functions stay under 20 and most files under 250
# Each room may use those below its own line, and what stands in the same package; never its line or above.
LAYERS = (
    {"streamlit_app", "__main__"},
    {"app", "serving"},
    {"pages"},
    {"screen"},
    {"commission", "loading_commands", "office", "pieces", "saving_commands", "showing_commands"},
    {"commands", "markup", "publishing", "receiving", "templates", "typed"},
    {"agenda_document", "consequences", "mends"},
    {"clocks", "moved", "plan_files", "relied"},
    {
        "agendas",
        "bundle",
        "charts",
        "coverage",
        "documents",
        "expecting",
        "judging",
        "kept",
        "memory",
        "stills",
        "tables",
    },
    {"plan_history"},
    {"candidates", "redaction"},
    {"overlaps", "pinned", "ranking"},
    {"comparison_still", "considered", "intake", "kept_plan", "labels", "live_words", "reasons"},
    {"live_frame", "questions", "svg"},
    {"feet"},
    {"adding_up", "changes", "comparison_words", "drawing", "outside", "patterns"},
    {"quarters"},
    {"comparing", "marks"},
    {"findings"},
    {"standing"},
    {"finding"},
    {"points"},
    {"judgement"},
    {"decision"},
    {"backups", "names", "series", "scrutiny", "settings", "sources", "tidy", "wording"},
    {"extract", "store"},
    {
        "store_exceptions",
        "store_extracts",
        "store_figures",
        "store_plan",
        "store_tables",
        "store_topics",
        "store_verdicts",
    },
    {"store_connection"},
    {"store_faults", "store_files", "store_incoming", "store_queries"},
    {"csv_files", "english", "escape", "inks", "period", "plan", "progress", "topic", "variation"},
)
ONLY_IN = {
    "duckdb": ("store_connection", "store_faults"),  # one room, its faults in a file of their own
    "plotly": ("charts",),
    "pyarrow": ("extract", "store_incoming"),
    "python_calamine": ("extract",),
    "tomli_w": ("plan_files",),
    "streamlit": ("app", "streamlit_app", "screen", "office", "pieces", "pages"),
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


def test_every_room_has_its_place():
    rooms = [room for layer in LAYERS for room in layer]
    assert len(rooms) == len(set(rooms))
    assert set(rooms) == {room_of(module) for module in sources()} - {"__init__"}


def test_the_arrows_point_one_way():
    height = {room: place for place, layer in enumerate(LAYERS) for room in layer}
    wrong = [
        f"{module} uses {used}"
        for module, tree in sources().items()
        for used in rooms_used(tree)
        if used != room_of(module) and height[used] <= height[room_of(module)]
    ]
    assert wrong == []


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
