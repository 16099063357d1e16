"""The jobs of the dashboard from a command line: python -m dashboard COMMAND."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, NoReturn

from dashboard import settings
from dashboard.cli import loading, saving, showing
from dashboard.cli.answer import Answer, Usage
from dashboard.intake import FILE_KINDS
from dashboard.plan import Plan, PlanError
from dashboard.store import StoreError

UNASKED = ("run", "command", "act", "json")  # what says which command it is, and is nothing that it is given
DONE, PROBLEMS, WRONG_USAGE, COULD_NOT_RUN = 0, 1, 2, 3
Run = Callable[..., Answer]
Job = Callable[[str, Run, str], argparse.ArgumentParser]  # adds a command by its name, what it runs and its help


class Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong with the usage, so that --json can carry it."""

    def __init__(self, **more: Any) -> None:
        super().__init__(allow_abbrev=False, **more)

    def error(self, message: str) -> NoReturn:
        """Raise Usage, so that wrong words are reported as every other fault is."""
        raise Usage(f"{message[:1].upper()}{message[1:]}.", f"See: {self.prog} --help")


def main(words: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems in the input, 2 wrong usage, 3 could not run."""
    words = sys.argv[1:] if words is None else words
    as_json = "--json" in words
    try:
        arguments = parser().parse_args(words)
        answer = _run(arguments)
    except Usage as fault:
        return _failed(fault.error, fault.remedy, as_json, WRONG_USAGE)
    except PlanError as fault:
        remedy = "Put it right, then try again."
        return _failed(f"The plan cannot be used. {' '.join(map(str, fault.faults))}", remedy, as_json, COULD_NOT_RUN)
    except StoreError as fault:
        return _failed(fault.error, fault.remedy, as_json, COULD_NOT_RUN)
    except (KeyboardInterrupt, RuntimeError) as stop:
        if not _is_stop(stop):
            raise
        remedy = "A load is kept whole or not at all: the history says which."
        return _failed("Stopped.", remedy, as_json, COULD_NOT_RUN)
    text = json.dumps(answer.document, ensure_ascii=False, indent=2, allow_nan=False) if as_json else answer.text
    return _print(text, PROBLEMS if answer.has_problems else DONE)


def parser() -> Parser:
    """The command line as it is contracted."""
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--store", default=argparse.SUPPRESS, metavar="PATH", help="the store's file")
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="answer in JSON")
    top = Parser(prog="python -m dashboard", description=__doc__, parents=[shared])
    jobs = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_loading(partial(_job, jobs, shared))
    _add_showing(partial(_job, jobs, shared))
    _add_saving(partial(_job, jobs, shared))
    words = "The plan as it is kept up."
    plan = jobs.add_parser("plan", help=words, description=words)
    acts = plan.add_subparsers(dest="act", required=True, metavar="export")
    _add_plan(partial(_job, acts, shared))
    _job(jobs, shared, "info", showing.info, "Which store this is, and how far it goes.")
    return top


def _job(jobs: Any, shared: argparse.ArgumentParser, name: str, run: Run, words: str) -> argparse.ArgumentParser:
    added = jobs.add_parser(name, help=words, description=words, parents=[shared])
    added.set_defaults(run=run)
    return added


def _add_loading(job: Job) -> None:
    words = "What is wrong with each file, and what it would change; writes nothing."
    _add_files(job("check", loading.check, words))
    load = job("load", loading.load, "Keep every file, or none.")
    _add_files(load)
    load.add_argument("--explain", default="", metavar="TEXT", help="the answer to every question")
    load.add_argument("--note", default="", metavar="TEXT", help="what to remember about the files")
    load.add_argument("--by", default="", metavar="NAME", help="who loads them; else the login name")
    job("history", loading.history, "Every extract received.")
    back = job("rollback", loading.rollback, "Take one extract back; it stays in the history.")
    back.add_argument("extract", type=int, metavar="EXTRACT", help="its number in the history")
    back.add_argument("--note", default="", metavar="TEXT", help="why it is taken back")
    back.add_argument("--by", default="", metavar="NAME", help="who takes it back; else the login name")


def _add_showing(job: Job) -> None:
    words = "What stands out, from the figures and from people."
    exceptions = job("exceptions", showing.exceptions, words)
    exceptions.add_argument("--meeting", metavar="M", help="a meeting by its date, or its month while it has no day")
    exceptions.add_argument("--section", metavar="S", help="one section of the plan, like 2B")
    exceptions.add_argument("--as-at", type=_day, metavar="D", help="as known on this day, like 2013-12-20")
    judge = job("judge", showing.judge, "Judge the series of a tidy CSV; needs no store.")
    judge.add_argument("file", metavar="SERIES.csv")
    judge.add_argument("--at", metavar="QUARTER", help="the quarter to judge, like '2013/14 Q3'; else the latest")
    judge.add_argument("--method", choices=("expected", "xmr"), default="expected", help="the rules to judge by")
    judge.add_argument("--every-quarter", action="store_true", help="one row for every quarter")
    agenda = job("agenda", showing.agenda, "The agenda of a meeting.")
    agenda.add_argument("--meeting", required=True, metavar="M")
    agenda.add_argument("--as-at", type=_day, metavar="D")


def _add_saving(job: Job) -> None:
    saved = job("backup", saving.backup, "Write the store whole into a folder, each table compared.")
    saved.add_argument("folder", metavar="FOLDER", help="one that is empty or not there")
    words = "Make the store again from a backup; one that is there is kept aside."
    again = job("restore", saving.restore, words)
    again.add_argument("folder", metavar="FOLDER", help="the folder that backup wrote")


def _add_plan(job: Job) -> None:
    words = "Write the current plan as a data folder that starts the program again."
    export = job("export", saving.plan_export, words)
    export.add_argument("folder", metavar="PATH", help="a folder that is empty or not there")


def _is_stop(fault: BaseException) -> bool:
    """Whether somebody pressed Ctrl-C. While DuckDB is at work it comes as an error of DuckDB's, with that cause."""
    return isinstance(fault, KeyboardInterrupt) or isinstance(fault.__cause__, KeyboardInterrupt)


def _add_files(added: argparse.ArgumentParser) -> None:
    added.add_argument("files", nargs="+", metavar="FILE", help="a file, or a folder of files")
    added.add_argument("--family", choices=FILE_KINDS, help="what the files are, where their columns do not say")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"found '{text}': write a date like 2013-12-20") from error


def _run(arguments: argparse.Namespace) -> Answer:
    values: dict[str, Any] = {key: value for key, value in vars(arguments).items() if key not in UNASKED}
    store = settings.store_path(values.pop("store", None))
    if arguments.run is loading.check:
        values["in_full"] = not getattr(arguments, "json", False)
    if arguments.run is showing.judge:
        return showing.judge(**values)
    if "by" in values:
        values["by"] = values["by"].strip() or _login()
    return arguments.run(store, Plan.read(settings.data_folder()), **values)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "not named"


def _print(answer: str, code: int) -> int:
    """Print an answer to a reader who may stop reading at any line, as `head` does; the exit code, `code` if it can."""
    try:
        print(answer, flush=True)
    except BrokenPipeError:
        _print_no_more()
    except OSError as error:
        _print_no_more()
        print(f"The answer could not be written ({error.strerror}). Write it to where there is room.", file=sys.stderr)
        return COULD_NOT_RUN
    return code


def _print_no_more() -> None:
    """Let what Python still holds for standard output go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _failed(error: str, remedy: str, as_json: bool, code: int) -> int:
    if as_json:
        return _print(json.dumps({"error": error, "remedy": remedy}, ensure_ascii=False), code)
    print(f"{error} {remedy}", file=sys.stderr)
    return code
