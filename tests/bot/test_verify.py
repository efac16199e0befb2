"""`knowledge verify` against a small web on a real socket: what it sees, how polite it is, how it goes on."""

import asyncio
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import PATIENCE
from knowledge_web import Reply, Versions, Web, moved, page

from bot import cli
from bot.verify import progress, run, whole, words
from bot.verify.run import Round
from bot.verify.tasks import Finding, Task, tasks
from bot.verify.web import Manners
from knowledge import load
from knowledge.guide import Guide
from knowledge.regulations import Cited

TODAY = dt.date(2026, 11, 20)
HASTY = Manners(pause=0.0, timeout=PATIENCE, tries=3, backoff=0.01, longest_wait=0.05)
"""As polite as a test has time for."""
APV: Versions = {1: ("APV Den Haag", "2024-01-01", "2025-07-01"), 2: ("APV Den Haag", "2025-07-01", "")}


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with Web() as found:
        yield found


def a_page(web: Web, path: str, *names: str) -> Task:
    return Task("page", web.url(path), ("een-kaart",), TODAY, names)


def a_regulation(work: str, version: int | None = None, checked: dt.date = TODAY) -> Task:
    cited = Cited(work, version)
    return Task("regulation", str(cited), ("een-kaart", "nog-een"), checked, (), cited)


def look(web: Web, *todo: Task, manners: Manners = HASTY, titles: dict[str, str] | None = None) -> list[Finding]:
    plan = Round(TODAY, manners, web.sru, titles or {})
    found = asyncio.run(run.look_up(todo, plan, lambda _finding: None))
    return sorted(found, key=lambda finding: [task.key for task in todo].index(finding.key))


def test_a_page_that_is_still_there_is_well(web: Web) -> None:
    web.replies["/regeling"] = [page("Subsidie leefbaarheid - Den Haag")]
    (found,) = look(web, a_page(web, "/regeling", "denhaag.nl, subsidie leefbaarheid"))
    assert (found.state, found.title, found.final) == ("ok", "Subsidie leefbaarheid - Den Haag", True)
    assert {asked.agent.split("/")[0] for asked in web.asked} == {"Stadswijzer"}


def test_a_document_is_only_asked_for_its_head(web: Web) -> None:
    web.replies["/plan.pdf"] = [Reply(headers={"Content-Type": "application/pdf"})]
    (found,) = look(web, a_page(web, "/plan.pdf", "Wijkplan"))
    assert found.state == "ok"
    assert [asked.method for asked in web.asked] == ["HEAD"]


def test_a_site_that_knows_no_head_is_asked_with_get(web: Web) -> None:
    web.replies["/oud"] = [page("Oude site")]
    web.get_only.add("/oud")
    assert look(web, a_page(web, "/oud"))[0].state == "ok"
    assert [asked.method for asked in web.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("status", "to", "words_said"),
    [
        (301, "/nieuw", "voorgoed door naar"),
        (308, "/nieuw", "voorgoed door naar"),
        (302, "/nieuw", "voorlopig door naar"),
        (301, "/", "voorpagina"),
    ],
)
def test_a_redirect_is_followed_and_told(web: Web, status: int, to: str, words_said: str) -> None:
    web.replies |= {"/oud": [moved(to, status)], "/nieuw": [page("Nieuw")], "/": [page("Welkom")]}
    (found,) = look(web, a_page(web, "/oud"))
    assert found.state == "changed"
    assert words_said in found.words
    assert web.url(to) in found.words


@pytest.mark.parametrize("to", ["/rond", "http://127.0.0.1:notaport/", "mailto:iemand@example.org", "http://[::1/"])
def test_a_redirect_to_nowhere_ends(web: Web, to: str) -> None:
    web.replies["/rond"] = [moved(to)]
    assert look(web, a_page(web, "/rond"))[0].state == "unreachable"


@pytest.mark.parametrize("status", [404, 410, 403])
def test_a_page_that_is_gone_is_so_for_good(web: Web, status: int) -> None:
    web.replies["/weg"] = [Reply(status=status)]
    (found,) = look(web, a_page(web, "/weg"))
    assert (found.state, found.final) == ("unreachable", True)
    assert str(status) in found.words
    assert len(web.asked) == 2, "asking again does not help"


def test_a_page_that_says_itself_that_it_is_gone(web: Web) -> None:
    web.replies["/weg"] = [page("Pagina niet gevonden | Den Haag")]
    assert look(web, a_page(web, "/weg"))[0].state == "unreachable"


def test_trouble_that_passes_is_waited_out(web: Web) -> None:
    web.replies["/druk"] = [Reply(status=503), Reply(status=500), Reply(status=429), page("Weer open")]
    (found,) = look(web, a_page(web, "/druk"))
    assert (found.state, found.title) == ("ok", "Weer open")


def test_trouble_that_stays_is_for_a_later_run(web: Web) -> None:
    web.replies["/stuk"] = [Reply(status=500)]
    (found,) = look(web, a_page(web, "/stuk"))
    assert (found.state, found.final) == ("unreachable", False)
    assert len(web.asked) == 1 + HASTY.tries, "once with HEAD, then with GET as often as our manners allow"


def test_a_site_that_does_not_answer_in_time(web: Web) -> None:
    web.replies["/traag"] = [page("Te laat", delay=1.0)]
    (found,) = look(web, a_page(web, "/traag"), manners=Manners(pause=0, timeout=0.1, tries=2, backoff=0.01))
    assert (found.state, found.final) == ("unreachable", False)
    assert "op tijd" in found.words


@pytest.mark.parametrize("raw", [b"hallo?\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nkort", b""])
def test_rubbish_is_no_answer(web: Web, raw: bytes) -> None:
    web.replies["/onzin"] = [Reply(raw=raw)]
    (found,) = look(web, a_page(web, "/onzin"))
    assert (found.state, found.final) == ("unreachable", False)


def test_a_host_that_is_not_there() -> None:
    task = Task("page", "http://127.0.0.1:9/weg", ("een-kaart",), TODAY)
    plan = Round(TODAY, HASTY, "http://127.0.0.1:9/sru")
    (found,) = asyncio.run(run.look_up([task], plan, lambda _finding: None))
    assert (found.state, found.final) == ("unreachable", False)


def test_another_title_than_last_time_is_told(web: Web) -> None:
    web.replies["/regeling"] = [page("Regeling 2027 &amp; verder")]
    task = a_page(web, "/regeling")
    (found,) = look(web, task, titles={task.key: "Regeling 2026"})
    assert found.state == "changed"
    assert "'Regeling 2027 & verder'" in found.words
    assert look(web, task, titles={task.key: "Regeling 2027 & verder"})[0].state == "ok"


def test_a_title_that_has_nothing_of_what_we_call_it(web: Web) -> None:
    web.replies["/regeling"] = [page("Casino online spelen")]
    assert look(web, a_page(web, "/regeling", "Geveltuin aanvragen"))[0].state == "changed"


def test_odd_encodings_are_read_as_well_as_can_be(web: Web) -> None:
    web.replies["/raar"] = [page("Buurtfeest", headers={"Content-Type": "text/html; charset=bestaat-niet"})]
    assert look(web, a_page(web, "/raar"))[0].title == "Buurtfeest"


def test_a_host_is_not_asked_faster_than_our_manners(web: Web) -> None:
    for number in range(3):
        web.replies[f"/{number}"] = [page("Pagina")]
    web.replies["/door"] = [moved("/0")]
    todo = [a_page(web, path) for path in ("/0", "/1", "/2", "/door")]
    look(web, *todo, manners=Manners(pause=0.15, timeout=PATIENCE))
    times = sorted(asked.at for asked in web.asked)
    assert len(times) == 10, "HEAD and GET for each, and for the redirect both twice"
    assert times[-1] - times[0] > 9 * 0.15 * 0.7, "nine pauses, with room for a busy machine"


def test_a_slow_host_does_not_hold_up_another(web: Web) -> None:
    web.replies["/"] = [page("Snel")]
    slow = [Task("page", f"http://localhost:9/{n}", ("een-kaart",), TODAY) for n in range(50)]
    order: list[str] = []
    plan = Round(TODAY, Manners(pause=0.5, timeout=PATIENCE, tries=1), web.sru)

    async def look_until_the_quick_one_answered() -> None:
        looking = asyncio.create_task(
            run.look_up([*slow, a_page(web, "/")], plan, lambda finding: order.append(finding.target))
        )
        async with asyncio.timeout(PATIENCE):
            while web.url("/") not in order:
                await asyncio.sleep(0.01)
        looking.cancel()

    asyncio.run(look_until_the_quick_one_answered())
    assert len(order) < 1 + len(slow), "the slow host was not done yet"


def test_a_regulation_in_force_is_well(web: Web) -> None:
    web.regulations["CVDR637485"] = APV
    found = look(web, a_regulation("CVDR637485"), a_regulation("CVDR637485", 2))
    assert [finding.state for finding in found] == ["ok", "ok"]
    assert found[0].records == ("een-kaart", "nog-een")
    assert found[0].title == "APV Den Haag"


@pytest.mark.parametrize(
    ("versions", "cited", "checked", "state", "said"),
    [
        ({1: ("Oud", "2020-01-01", "2026-01-01")}, None, TODAY, "lapsed", "sinds 2026-01-01"),
        ({1: ("Oud", "2020-01-01", "2026-11-20")}, None, TODAY, "lapsed", "sinds 2026-11-20"),
        ({1: ("Oud", "2020-01-01", "2026-11-21")}, None, TODAY, "changed", "nog tot 2026-11-21"),
        (APV, 1, TODAY, "lapsed", "versie 2"),
        (APV, None, dt.date(2025, 6, 1), "changed", "nieuwe versie 2, sinds 2025-07-01"),
        ({1: ("Straks", "2027-01-01", "")}, None, TODAY, "changed", "pas vanaf 2027-01-01"),
        ({}, None, TODAY, "unknown", "kent de dienst niet"),
    ],
)
def test_a_regulation_that_changed(
    web: Web, versions: Versions, cited: int | None, checked: dt.date, state: str, said: str
) -> None:
    web.regulations["CVDR1"] = versions
    (found,) = look(web, a_regulation("CVDR1", cited, checked))
    assert (found.state, found.final) == (state, True)
    assert said in found.words


def test_the_service_may_answer_well_under_a_wrong_status(web: Web) -> None:
    web.regulations["CVDR637485"] = APV
    web.sru_status = 406
    assert look(web, a_regulation("CVDR637485"))[0].state == "ok"


@pytest.mark.parametrize("indexes", [{"dcterms.identifier"}, {"workid"}])
def test_the_question_is_put_in_another_way_when_the_first_is_not_understood(web: Web, indexes: set[str]) -> None:
    web.regulations["CVDR637485"] = APV
    web.indexes = indexes
    assert look(web, a_regulation("CVDR637485"))[0].state == "ok"


def test_a_service_that_understands_no_question_is_no_reason_to_call_a_regulation_unknown(web: Web) -> None:
    web.indexes = set()
    (found,) = look(web, a_regulation("CVDR637485"))
    assert (found.state, found.final) == ("unreachable", False)
    assert "Unsupported index" in found.words


RUBBISH = [
    Reply(body="<html><title>Onderhoud</title></html>"),
    Reply(body="<searchRetrieveResponse><numberOfRecords>1</numb"),
    Reply(body="<searchRetrieveResponse/>"),
    Reply(body="<searchRetrieveResponse><numberOfRecords>1</numberOfRecords><recordData><identifier>CVDR1_1</identifier>"
          "<inwerkingtredingDatum>ooit</inwerkingtredingDatum></recordData></searchRetrieveResponse>"),
    Reply(body="\x00\x01"),
    Reply(status=403, body="Verboden"),
]  # fmt: skip


@pytest.mark.parametrize("reply", RUBBISH)
def test_rubbish_from_the_service_is_for_a_later_run(web: Web, reply: Reply) -> None:
    web.sru_replies = [reply] * 10
    (found,) = look(web, a_regulation("CVDR1"))
    assert (found.state, found.final) == ("unreachable", False)


def test_a_service_that_fails_and_comes_back(web: Web) -> None:
    web.regulations["CVDR637485"] = APV
    web.sru_replies = [Reply(status=500), Reply(status=503)]
    assert look(web, a_regulation("CVDR637485"))[0].state == "ok"


def test_every_source_of_the_city_is_a_task(guide: Guide) -> None:
    found = tasks(guide.pack)
    by_target = {task.target: task for task in found}
    assert len(by_target) == len(found)
    for record in guide.pack.records.values():
        for source in record.sources:
            if source.url:
                assert record.id in by_target[source.url].records
            if "CVDR" in (source.regulation or ""):
                assert any(t.kind == "regulation" and record.id in t.records for t in found), source


def test_only_narrows_by_record_or_address(guide: Guide) -> None:
    some = tasks(guide.pack, ["lokaleregelgeving"])
    assert some
    assert all("lokaleregelgeving" in task.target for task in some)
    name = next(iter(guide.pack.records))
    assert all(name in task.records[0] for task in tasks(guide.pack, [name]))


@pytest.fixture
def small_city(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city of one record, whose sources are on the small web."""
    folder = tmp_path / "content" / "teststad"
    (folder / "records").mkdir(parents=True)
    (folder / "needs").mkdir()
    (folder / "flows").mkdir()
    for name, text in {
        "themes.yaml": "- {id: groen, label: {nl: Groen, en: Green}}\n",
        "concepts.yaml": "- {id: tuin, nl: [tuin]}\n",
        "folded.yaml": "{}\n",
        "places.yaml": "city: {nl: Teststad, en: Test City}\nnumber: geveltuin\nnames: []\n"
        "stadsdelen: []\npostcodes: {}\n"
        "sources: [{title: eigen, holds: 2026, confidence: high}]\n",
        "records/geveltuin.yaml": f"""\
kind: handleiding
status: current
title: {{nl: Geveltuin, en: Facade garden}}
summary: {{nl: Een tuin aan je gevel., en: A garden at your wall.}}
themes: [groen]
where: {{scope: city}}
contact: {{phone: '14015'}}
sources:
  - {{url: '{web.url("/goed")}', holds: 2026, confidence: high}}
  - {{url: '{web.url("/oud")}', holds: 2026, confidence: high}}
  - {{regulation: CVDR637485 art. 2, holds: 2026, confidence: high}}
owner: redacteur groen
checked: 2026-11-20
good_for_days: 365
tests: {{finds: [een, twee, drie], not: [vier]}}
""",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(load, "CONTENT", tmp_path / "content")
    monkeypatch.setenv("STADSWIJZER_CITY", "teststad")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(whole, "MANNERS", HASTY)
    monkeypatch.setattr(run, "SRU", web.sru)
    web.replies |= {"/goed": [page("Goed")], "/oud": [moved("/goed", 301)]}
    web.regulations["CVDR637485"] = {1: ("Verordening", "2020-01-01", "2024-01-01")}
    return folder


def said(capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, list[str]]:
    code = cli.main(["knowledge", "verify", *command])
    return code, capsys.readouterr().out.splitlines()


def test_the_command_names_what_changed_and_who_rests_on_it(
    web: Web, small_city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (small_city / "records" / "geveltuin.yaml").read_bytes()
    code, lines = said(capsys)
    assert code == cli.PROBLEMS
    assert lines[0].startswith("vervallen: CVDR637485 ")
    assert lines[1].startswith(f"veranderd: {web.url('/oud')} stuurt voorgoed door")
    assert all("geveltuin" in line for line in lines[:2])
    assert lines[2] == "3 bronnen nagekeken: 1 vervallen, 0 onbekend, 0 onbereikbaar, 1 veranderd, 1 goed"
    assert (small_city / "records" / "geveltuin.yaml").read_bytes() == before, "content is never edited"


def test_the_same_as_data(small_city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, lines = said(capsys, "--json")
    told = json.loads(lines[0])
    assert code == cli.PROBLEMS
    assert told["looked_up"] == 3
    assert [(each["kind"], each["state"], each["records"]) for each in told["findings"]] == [
        ("regulation", "lapsed", ["geveltuin"]),
        ("page", "changed", ["geveltuin"]),
    ]


def test_a_second_run_skips_what_was_done(
    web: Web, small_city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    web.replies["/goed"] = [Reply(status=500)] * 20 + [page("Goed")]
    notes = tmp_path / "voortgang.jsonl"
    first = said(capsys, "--resume", str(notes))
    assert "2 onbereikbaar" in first[1][-1], "the page, and what sends on to it"
    web.replies["/goed"] = [page("Goed")]
    web.asked.clear()
    second = said(capsys, "--resume", str(notes))
    assert second[1][-1].startswith("3 bronnen nagekeken: 1 vervallen, 0 onbekend, 0 onbereikbaar")
    assert not any(asked.query for asked in web.asked), "the regulation was sure and is not asked again"
    web.asked.clear()
    assert said(capsys, "--resume", str(notes)) == second
    assert web.asked == []


def test_a_run_that_was_cut_off_goes_on(small_city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = tmp_path / "voortgang.jsonl"
    whole_run = said(capsys, "--resume", str(notes))
    text = notes.read_text(encoding="utf-8")
    notes.write_text(text[:-30], encoding="utf-8")
    assert said(capsys, "--resume", str(notes)) == whole_run
    assert len(progress.read(notes)) == 3


def test_a_file_that_is_no_progress_is_refused(
    small_city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "brief.txt"
    other.write_text("Beste buren,\nhallo\n", encoding="utf-8")
    assert cli.main(["knowledge", "verify", "--resume", str(other)]) == cli.USAGE
    assert "brief.txt:1" in capsys.readouterr().err
    assert other.read_text(encoding="utf-8") == "Beste buren,\nhallo\n"


def test_an_earlier_run_tells_which_title_changed(
    web: Web, small_city: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "vorige.jsonl"
    said(capsys, "--resume", str(notes))
    web.replies["/goed"] = [page("Heel anders")]
    _code, lines = said(capsys, "--before", str(notes), "--only", "/goed")
    assert "heet nu 'Heel anders', eerst 'Goed'" in lines[0]


def test_one_line_for_each_thing_found() -> None:
    found = [Finding("page https://x", "changed", "a", records=("k",)), Finding("page https://y", "ok")]
    assert len(words.lines(found)) == 2


def test_the_default_manners_are_one_request_a_second() -> None:
    assert Manners().pause >= 1.0
    assert whole.MANNERS.pause >= 1.0
