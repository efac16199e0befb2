"""Out to JSON, CSV and HSDS and back in: nothing is lost, and what is wrong is named."""

import csv
import io
import json
import re
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import quick

from knowledge import exchange, yaml_files
from knowledge.documents import Document
from knowledge.exchange import ExchangeError
from knowledge.load import Pack
from knowledge.model import Contact, Cost, Need, Record, Text

FORMS = sorted(exchange.FORMATS)
HSDS = {
    "service": "id organization_id program_id name alternate_name description url email status interpretation_services "
    "application_process fees_description wait_time fees accreditations eligibility_description minimum_age "
    "maximum_age assured_date assurer_email licenses alert last_modified phones schedules service_areas "
    "service_at_locations languages organization funding cost_options program required_documents contacts attributes "
    "metadata",
    "organization": "id name alternate_name description email website tax_status tax_id year_incorporated legal_status "
    "logo uri parent_organization_id funding contacts phones locations programs organization_identifiers attributes "
    "metadata",
    "phones": "id location_id service_id organization_id contact_id service_at_location_id number extension type "
    "description languages attributes metadata",
    "service_at_locations": "id service_id location_id description contacts phones schedules location attributes "
    "metadata",
    "location": "id location_type url organization_id name alternate_name description transportation latitude "
    "longitude external_identifier external_identifier_type languages addresses contacts accessibility phones "
    "schedules attributes metadata",
    "addresses": "id location_id attention address_1 address_2 city region state_province postal_code country "
    "address_type attributes metadata",
    "service_areas": "id service_id name description extent extent_type uri attributes metadata",
    "cost_options": "id service_id valid_from valid_to option currency amount amount_description attributes metadata",
    "required_documents": "id service_id document uri attributes metadata",
    "attributes": "id link_id taxonomy_term_id link_type link_entity value taxonomy_term metadata",
    "taxonomy_term": "id code name description parent_id taxonomy taxonomy_detail language taxonomy_id term_uri "
    "metadata",
}
"""The fields of HSDS 3.0, by object, from the schemas of openreferral/specification (branch 3.0)."""
REQUIRED = {
    "service": "id name status",
    "organization": "id name description",
    "phones": "id number",
    "location": "id location_type",
    "addresses": "id address_1 city state_province postal_code country address_type",
    "taxonomy_term": "id name description",
}


def services(pack: Pack) -> list[dict[str, Any]]:
    page = json.loads(exchange.export(pack, "hsds"))
    assert page["total_items"] == page["size"] == len(page["contents"]) == len(pack.records)
    return list(page["contents"])


@pytest.mark.parametrize("form", FORMS)
def test_every_record_comes_back_as_it_was(pack: Pack, form: str) -> None:
    records, _needs = exchange.read(exchange.export(pack, form), form)
    assert {record.id: record for record in records} == pack.records
    assert [record.id for record in records] == list(pack.records), "in the same order"


def test_every_need_comes_back_from_json(pack: Pack) -> None:
    _records, needs = exchange.read(exchange.export(pack, "json"), "json")
    assert {need.id: need for need in needs} == pack.needs


def test_the_content_files_of_an_import_load_as_the_same_pack(pack: Pack, tmp_path: Path) -> None:
    records, needs = exchange.read(exchange.export(pack, "json"), "json")
    for name, text in exchange.content_files(records, needs).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for path in tmp_path.rglob("*.yaml"):
        found = yaml_files.read(path, path.name)
        assert isinstance(found, Document)
        data = {**found.data, "id": path.stem}
        if path.parent.name == "records":
            assert Record.model_validate(data) == pack.records[path.stem]
        else:
            assert Need.model_validate(data) == pack.needs[path.stem]


awkward = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12) | st.sampled_from(
    ["=1+1", "a; b", '"quoted"', "a,b\nc", "[x]", "{", "'", "2026-11-20", "ja", "null", "1_000",
     "Weg 1, 2511 BT Den Haag", "Weg 1, 2511 BT", "Postbus 1, 2500 DP Den Haag, NL", "; ", "a;"]
)  # fmt: skip
words = awkward.map(str.strip).filter(bool)
texts = st.builds(Text, nl=words, en=words, tr=st.none() | words)
sources = st.just(1)
contacts = st.none() | st.builds(
    Contact,
    phone=st.none() | st.just("14070"),
    email=st.none() | st.just("info@example.org"),
    url=st.none() | st.just("https://example.org"),
    address=st.none() | words,
    source=st.none() | sources,
)
costs = st.none() | st.builds(
    Cost, euro=st.integers(0, 9), note=st.none() | texts, as_of=st.just("2026"), source=sources
)


@pytest.mark.parametrize("form", FORMS)
@quick
@given(title=texts, also=st.lists(words, max_size=3), contact=contacts, cost=costs, papers=st.lists(texts, max_size=2),
       owner=words.map(lambda said: f"de {said}"))  # fmt: skip
def test_awkward_texts_come_back_too(pack: Pack, form: str, **changed: Any) -> None:
    first = next(iter(pack.records.values()))
    record = Record.model_validate({**first.model_dump(by_alias=True), **changed})
    small = Pack(pack.city, {record.id: record}, {}, pack.themes, pack.places, ())
    assert exchange.read(exchange.export(small, form), form) == ([record], [])


def objects(value: Any, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of HSDS in a service, by the name of its property; our own part is left alone."""
    if isinstance(value, list):
        for item in value:
            yield from objects(item, name)
    elif isinstance(value, dict):
        yield name, value
        for key, item in value.items():
            if key != "stadswijzer":
                yield from objects(item, key)


def test_what_goes_out_is_hsds(pack: Pack) -> None:
    """Checked once with the JSON Schemas of HSDS 3.0 themselves; here against a list of their fields."""
    ids: dict[tuple[str, str], str] = {}
    for service in services(pack):
        assert service["status"] in ("active", "inactive", "defunct", "temporarily closed")
        for name, found in objects(service, "service"):
            allowed = {*HSDS[name].split(), *(("stadswijzer",) if name == "service" else ())}
            assert set(found) <= allowed, name
            assert set(REQUIRED.get(name, "id").split()) <= set(found), name
            assert str(uuid.UUID(found["id"])) == found["id"]
            said = json.dumps({**found, "stadswijzer": None}, sort_keys=True)
            assert ids.setdefault((name, found["id"]), said) == said, "one id, one thing"


def test_two_exports_are_the_same(pack: Pack) -> None:
    assert exchange.export(pack, "hsds") == exchange.export(pack, "hsds")


def test_hsds_says_in_its_own_fields_what_it_has_fields_for(pack: Pack) -> None:
    for record, service in zip(pack.records.values(), services(pack), strict=True):
        assert service["name"] == record.title.nl
        assert service["description"] == record.summary.nl
        assert service["assured_date"] == record.checked.isoformat()
        assert [a["value"] for a in service["attributes"] if a["link_type"] == "theme"] == list(record.themes)
        ours = service["stadswijzer"]
        assert not {"kind", "themes", "checked"} & set(ours)
        assert "nl" not in ours["title"], "nothing is said in two places that could come apart"


def test_a_change_made_elsewhere_comes_along(pack: Pack) -> None:
    service = next(found for found in services(pack) if found.get("phones"))
    service["name"], service["status"], service["phones"][0]["number"] = "Nieuwe naam", "defunct", "070 123 4567"
    (record,), _needs = exchange.read(json.dumps(service), "hsds")
    assert record.title.nl == "Nieuwe naam"
    assert record.status == "expired"
    assert record.contact is not None
    assert record.contact.phone == "070 123 4567"


def test_a_service_of_somebody_else_is_told_what_it_misses() -> None:
    other = {"id": str(uuid.uuid4()), "name": "Food bank", "status": "active"}
    with pytest.raises(ExchangeError) as caught:
        exchange.read(json.dumps([other]), "hsds")
    assert any("owner" in problem for problem in caught.value.problems)
    assert all("service-1" in problem for problem in caught.value.problems)


def test_a_spreadsheet_may_save_with_semicolons_and_a_mark(pack: Pack) -> None:
    rows = list(csv.reader(io.StringIO(exchange.export(pack, "csv"), newline="")))
    assert len(rows) == len(pack.records) + 1
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    records, _needs = exchange.read("\ufeff" + out.getvalue(), "csv")
    assert {record.id: record for record in records} == pack.records


@pytest.mark.parametrize(
    ("form", "text", "said"),
    [
        ("json", "", "geen geldige JSON"),
        ("json", "[]", "records"),
        ("json", '{"records": 1}', "lijst"),
        ("json", '{"records": [{"id": "x"}]}', "kaart x: kind"),
        ("json", "[" * 100_000, "geen geldige JSON"),
        ("csv", "", "id"),
        ("csv", "naam,prijs\n1,2\n", "id"),
        ("csv", "id,kleur\nx,rood\n", "kleur"),
        ("csv", "id,kind\nx,fonds,meer\n", "rij 2"),
        ("csv", "id,where\nx,{stuk\n", "kolom where"),
        ("hsds", "{}", "contents"),
        ("hsds", '{"contents": [1]}', "contents"),
        ("hsds", '[{"id": "1", "name": "x", "phones": [{}]}]', "service 1"),
        ("hsds", '[{"id": "1", "name": "x", "stadswijzer": [1]}]', "service 1"),
        ("hsds", '[{"id": "1", "name": "x", "cost_options": [{"amount": 2.5}]}]', "cost.euro"),
    ],
)
def test_what_is_wrong_is_named(form: str, text: str, said: str) -> None:
    with pytest.raises(ExchangeError, match=re.escape(said)):
        exchange.read(text, form)


@pytest.mark.parametrize("form", FORMS)
def test_a_record_twice_is_refused(pack: Pack, form: str) -> None:
    text = exchange.export(pack, form)
    if form == "csv":
        lines = text.splitlines(keepends=True)
        text = text + lines[1]
    else:
        told = json.loads(text)
        items = told["records" if form == "json" else "contents"]
        items.append(items[0])
        text = json.dumps(told)
    with pytest.raises(ExchangeError, match="twee keer"):
        exchange.read(text, form)


def test_every_form_reads_an_empty_city(pack: Pack) -> None:
    empty = Pack(pack.city, {}, {}, pack.themes, pack.places, ())
    for form in FORMS:
        assert exchange.read(exchange.export(empty, form), form) == ([], [])
