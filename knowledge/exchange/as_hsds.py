"""Records as services of HSDS 3.0 (Human Services Data Specification, Open Referral; github.com/openreferral).

One page of full services, as the HSDS API serves them. What HSDS can say stands in its own fields and is read back
from there, so that a change made elsewhere comes along: name, description, contact, address, costs, papers, kind,
themes, who may apply, and the day of the check. What HSDS has no place for (other languages, amounts with their date,
sources, tests) stands in one extra property, `stadswijzer`, as its rule on extending allows. Some HSDS fields only
repeat that for other readers: `application_process`, `eligibility_description`, `service_areas`, ages, `alert`.
"""

import json
from typing import Any

from knowledge.exchange import hsds_parts
from knowledge.exchange.as_json import parse
from knowledge.exchange.data import Data, ExchangeError, Items, objects, plain
from knowledge.load import Pack
from knowledge.model import Kind, Record, Status

EXTRA = "stadswijzer"
"""The property that is ours."""
_OWN_ORGANISATION = frozenset({Kind.FONDS, Kind.LOKET, Kind.NETWERK})
"""Kinds that are an organisation themselves; who provides the others, a record does not say."""
_STATUS = {Status.EXPIRED: "defunct", Status.IDEA: "inactive", Status.OTHER_CITY: "inactive"}
_STATUS_BACK = {"active": Status.CHECK, "inactive": Status.IDEA, "defunct": Status.EXPIRED}
_ALERTS = {
    Status.CHECK: "Vraag na of dit nog zo is.",
    Status.YEAR_BOUND: "Geldt voor één jaar. Vraag na of dit nog zo is.",
    Status.IDEA: "Dit is een idee. Het bestaat nog niet.",
    Status.PILOT: "Dit is een proef.",
}


def write(pack: Pack) -> str:
    """All records of the pack, on one page."""
    services = [_service(record, pack) for record in pack.records.values()]
    count = len(services)
    page = {
        "total_items": count,
        "total_pages": 1,
        "page_number": 1,
        "size": count,
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "contents": services,
    }
    return json.dumps(page, ensure_ascii=False, indent=1) + "\n"


def read(text: str) -> Items:
    """The records in a page, a list, or a single service. Raises ExchangeError.

    A service of somebody else has no `stadswijzer` part; then what is missing is named when the record is checked.
    """
    told = parse(text)
    if isinstance(told, dict) and "contents" not in told and "name" in told:
        told = [told]
    services = objects(told.get("contents") if isinstance(told, dict) else told, "contents")
    return Items([_record(service, number) for number, service in enumerate(services, start=1)])


def _service(record: Record, pack: Pack) -> dict[str, Any]:
    data = plain(record)
    here = hsds_parts.Here(lambda *parts: hsds_parts.identifier(pack.city, record.id, *parts), data)
    service: dict[str, Any] = {
        "id": hsds_parts.identifier(pack.city, record.id),
        "status": _STATUS.get(record.status, "active"),
        **hsds_parts.put_texts(here),
        **hsds_parts.put_contact(here),
        **hsds_parts.put_costs(here),
        **hsds_parts.put_papers(here),
        "assured_date": data.pop("checked"),
        "attributes": hsds_parts.put_terms(here),
        **_repeated(record, pack, here),
    }
    if record.kind in _OWN_ORGANISATION:
        about = {"id": here.id("organization"), "name": service["name"], "description": service["description"]}
        reach = {"email": service.get("email"), "website": service.get("url")}
        service["organization"] = about | {name: value for name, value in reach.items() if value}
    return service | {EXTRA: data}


def _record(service: Data, number: int) -> Data:
    extra = service.get(EXTRA, {})
    try:
        data: Data = {"id": f"service-{number}", **extra}
        hsds_parts.take_texts(service, data)
        hsds_parts.take_contact(service, data)
        hsds_parts.take_costs(service, data)
        hsds_parts.take_papers(service, data)
        hsds_parts.take_terms(service, data)
        data["checked"] = service.get("assured_date")
        said = service.get("status", "")
        if _STATUS.get(data.get("status", Status.CHECK), "active") != said and said in _STATUS_BACK:
            data["status"] = _STATUS_BACK[said]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise ExchangeError(f"service {service.get('id', number)}: niet zoals HSDS 3.0 het wil ({error})") from None
    return {name: value for name, value in data.items() if value is not None}


def _repeated(record: Record, pack: Pack, here: hsds_parts.Here) -> dict[str, Any]:
    """What also stands in our own part, said again in fields that other programs know."""
    names = {district.id: district.name for district in pack.places.stadsdelen}
    areas = [names.get(area, area) for area in record.where.stadsdelen] or [pack.places.city.nl]
    ages = next((limit for limit in record.limits if limit.what == "age"), None)
    told = {
        "application_process": "\n".join(f"{n}. {step.nl}" for n, step in enumerate(record.steps, start=1)),
        "eligibility_description": record.who.through.nl if record.who and record.who.through else None,
        "alert": _ALERTS.get(record.status),
        "minimum_age": ages.min if ages else None,
        "maximum_age": ages.max if ages else None,
    }
    told_areas = [{"id": here.id("area", name), "name": name} for name in areas]
    where = {} if record.where.scope in ("country", "other-city") else {"service_areas": told_areas}
    return {name: value for name, value in told.items() if value not in (None, "")} | where
