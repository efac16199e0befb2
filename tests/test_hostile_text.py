"""What people write is text, for whoever reads it: on a phone, at the desk, on paper, as data. It is never markup, and
it never turns around or hides what stands beside it."""

import io
import json

import pytest
from botapi import BotApi, Sent
from chats import DESK, STAFF, offered, register
from process import Running
from pypdf import PdfReader
from topics import answer, card, newest, thread_of

ANA = 51_001
SEEN = (
    '<b>vet</b> & "x" *ster* _streep_ [klik](https://evil.example) <a href="tg://user?id=1">u</a> &lt;i&gt; {text} %s'
)
TYPED = f"\u202e\u2066\u200b{SEEN}\x02\x03\x07"
MARKUP = {"text_link", "text_mention", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote"}


@pytest.fixture(scope="module")
def number(api: BotApi, service: Running) -> str:
    """A plan whose words are hostile."""
    return register(api, ANA, f"wij willen een straatfeest in de weimarstraat {TYPED}")


def as_typed(sent: Sent) -> None:
    """These words stand in the message as they were typed, and nothing in them became markup."""
    assert SEEN in sent.text
    assert not {found["type"] for found in sent.entities} & MARKUP
    bold = [found for found in sent.entities if found["type"] == "bold"]
    words = sent.text.encode("utf-16-le")
    for found in bold:
        told = words[found["offset"] * 2 : (found["offset"] + found["length"]) * 2].decode("utf-16-le")
        assert told != "vet", "only what we make bold is bold"
    assert not set(sent.text) & set("\u202e\u2066\u200b\x02\x03\x07")


def on_phone(api: BotApi, words: str) -> Sent:
    return api.wait_for(lambda: next((m for m in reversed(api.messages(ANA)) if words in m.text), None))


def test_at_the_desk(api: BotApi, service: Running, number: str) -> None:
    thread = thread_of(api, number)
    as_typed(card(api, thread))
    [topic] = [topic for topic in api.topics(DESK) if topic.thread_id == thread]
    assert not set(topic.name) & set("\u202e\u2066\u200b")
    api.send_text(DESK, f"/verhaal {number}", user_id=STAFF, thread_id=thread, first_name=TYPED)
    newest(api, thread, "Het verhaal van")


def test_what_staff_write_is_text_on_the_phone(api: BotApi, service: Running, number: str) -> None:
    thread = thread_of(api, number)
    api.tap(DESK, "Vraag de bewoner", card(api, thread).message_id, user_id=STAFF)
    answer(api, service, thread, "Wat wil je de bewoner vragen", f"Klopt dit? {TYPED}")
    newest(api, thread, "Gedaan")
    api.send_text(ANA, number)  # by night she only reads it when she looks
    as_typed(on_phone(api, "Klopt dit?"))
    api.send_text(ANA, f"Jazeker, dat klopt helemaal en wij willen het graag zo doen met de buren: {TYPED}")
    as_typed(newest(api, thread, "Jazeker"))


def test_on_paper_and_as_data(api: BotApi, service: Running, number: str) -> None:
    as_typed(offered(api, ANA, lambda: api.send_text(ANA, number), "Neem het verhaal mee"))
    api.tap(ANA, "Neem het verhaal mee")
    pdf = document(api, ".pdf")
    reader = PdfReader(io.BytesIO(pdf))
    told = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert '<b>vet</b> & "x" *ster* _streep_ [klik](https://evil.example)' in told
    assert not [one for page in reader.pages for one in page.get("/Annots", [])], "nothing on it can be clicked"
    api.tap(ANA, "Ook als gegevens (JSON)")
    assert SEEN in json.dumps(json.loads(document(api, ".json")), ensure_ascii=False).replace('\\"', '"')
    mine = offered(api, ANA, lambda: api.send_text(ANA, "/mijngegevens"), "Geef mij het bestand")
    assert not {found["type"] for found in mine.entities} & MARKUP
    api.tap(ANA, "Geef mij het bestand")
    given = json.loads(document(api, ".json", "mijn-gegevens"))
    assert SEEN in json.dumps(given["cases"], ensure_ascii=False).replace('\\"', '"')


def document(api: BotApi, end: str, begin: str = "") -> bytes:
    """The newest file with such a name, once there is one."""

    def named(sent: Sent) -> bool:
        return (sent.file_name or "").startswith(begin) and (sent.file_name or "").endswith(end)

    return api.wait_for(lambda: next((m.content for m in reversed(api.messages(ANA)) if named(m)), None))


def test_the_platform_refused_nothing_of_it(api: BotApi, service: Running, number: str) -> None:
    assert not [call for call in api.calls_to("sendMessage") if call.status == 400]
    log = service.log.read_text(encoding="utf-8")
    assert "Traceback" not in log
    assert "turn failed" not in log
    assert "ster" not in log
