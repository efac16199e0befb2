"""The parts of a record that HSDS has fields for: each `put_` moves them over, its `take_` brings them back.

`put_` takes out of the data what HSDS says in full; what it can't say stays behind.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from knowledge.exchange.data import Data

TAXONOMIES = {
    "kind": "Soort kaart van Stadswijzer",
    "theme": "Thema's van Stadswijzer",
    "who": "Wie mag aanvragen, volgens Stadswijzer",
}
_POSTCODE = re.compile(r"^(?P<street>.+), (?P<code>\d{4} [A-Z]{2}) (?P<city>[^,]+)$")
_BETWEEN = "; "


def identifier(*parts: str) -> str:
    """The same UUID for the same thing, every time."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, "stadswijzer:" + "/".join(parts)))


@dataclass(frozen=True)
class Here:
    """A record on its way out: `id` names its parts, `data` is what has not been moved yet."""

    id: Callable[..., str]
    data: Data


def put_texts(here: Here) -> dict[str, Any]:
    """Title, summary and other names."""
    told: dict[str, Any] = {"name": here.data["title"].pop("nl"), "description": here.data["summary"].pop("nl")}
    also = here.data.get("also", [])
    if also and _BETWEEN.join(also).split(_BETWEEN) == also:
        told["alternate_name"] = _BETWEEN.join(here.data.pop("also"))
    return told


def take_texts(service: Data, data: Data) -> None:
    """Title, summary and other names."""
    data["title"] = {"nl": service.get("name"), **data.get("title", {})}
    data["summary"] = {"nl": service.get("description"), **data.get("summary", {})}
    if also := service.get("alternate_name"):
        data["also"] = also.split(_BETWEEN)


def put_contact(here: Here) -> dict[str, Any]:
    """Phone, e-mail, page, and the address as a location. The number of the source stays behind."""
    contact = here.data.get("contact")
    if contact is None:
        return {}
    told: dict[str, Any] = {name: contact.pop(name) for name in ("url", "email") if name in contact}
    if "phone" in contact:
        told["phones"] = [{"id": here.id("phone"), "number": contact.pop("phone")}]
    if "address" in contact:
        address = _address(contact.pop("address")) | {"id": here.id("address")}
        location = {"id": here.id("location"), "location_type": "physical", "addresses": [address]}
        told["service_at_locations"] = [{"id": here.id("at"), "location": location}]
    return told


def take_contact(service: Data, data: Data) -> None:
    """Phone, e-mail, page and address."""
    found = {name: service[name] for name in ("url", "email") if service.get(name)}
    if phones := service.get("phones"):
        found["phone"] = phones[0]["number"]
    if at := service.get("service_at_locations"):
        found["address"] = _one_line(at[0]["location"]["addresses"][0])
    if found:
        data["contact"] = {**data.get("contact", {}), **found}


def _address(text: str) -> dict[str, str]:
    """HSDS wants an address in parts; one without postcode stays whole in the first line."""
    match = _POSTCODE.match(text)
    told = {"address_1": match["street"], "postal_code": match["code"], "city": match["city"]} if match else {}
    whole = {"address_1": text, "postal_code": "", "city": ""}
    country = {"state_province": "", "country": "NL"}
    return {**whole, **told, **country, "address_type": "postal" if "Postbus" in text else "physical"}


def _one_line(address: Data) -> str:
    place = f"{address.get('postal_code') or ''} {address.get('city') or ''}".strip()
    return f"{address['address_1']}, {place}" if place else str(address["address_1"])


def put_costs(here: Here) -> dict[str, Any]:
    """What it costs. The source and the date of the figure stay behind."""
    cost = here.data.get("cost")
    if cost is None:
        return {}
    told = {"id": here.id("cost"), "currency": "EUR", "amount": cost.pop("euro")}
    if "note" in cost:
        told["amount_description"] = cost["note"].pop("nl")
    return {"cost_options": [told]}


def take_costs(service: Data, data: Data) -> None:
    """What it costs; only whole euros."""
    if not (options := service.get("cost_options")):
        return
    cost = {**data.get("cost", {}), "euro": options[0].get("amount")}
    if said := options[0].get("amount_description"):
        cost["note"] = {"nl": said, **cost.get("note", {})}
    data["cost"] = cost


def put_papers(here: Here) -> dict[str, Any]:
    """The papers to send along, in Dutch; the other languages stay behind, in the same order."""
    papers = [paper.pop("nl") for paper in here.data.get("papers", [])]
    told = [{"id": here.id("paper", str(n)), "document": paper} for n, paper in enumerate(papers)]
    return {"required_documents": told} if told else {}


def take_papers(service: Data, data: Data) -> None:
    """The papers to send along."""
    others = [*data.get("papers", [])]
    if documents := service.get("required_documents"):
        others += [{}] * (len(documents) - len(others))
        data["papers"] = [{"nl": d["document"], **other} for d, other in zip(documents, others, strict=False)]


def put_terms(here: Here) -> list[dict[str, Any]]:
    """Kind, themes, and who may apply, each a term of a small taxonomy of ours."""
    terms = [("kind", here.data.pop("kind")), *(("theme", theme) for theme in here.data.pop("themes"))]
    terms += [("who", who) for who in here.data["who"].pop("may")] if "who" in here.data else []
    return [
        {
            "id": here.id("attribute", taxonomy, code),
            "link_entity": "service",
            "link_type": taxonomy,
            "value": code,
            "taxonomy_term": {
                "id": identifier("term", taxonomy, code),
                "code": code,
                "name": code,
                "description": f"{TAXONOMIES[taxonomy]}: {code}",
                "taxonomy": TAXONOMIES[taxonomy],
                "language": "nl",
            },
        }
        for taxonomy, code in terms
    ]


def take_terms(service: Data, data: Data) -> None:
    """Kind, themes, and who may apply."""
    found: dict[str, list[str]] = {name: [] for name in TAXONOMIES}
    for attribute in service.get("attributes", []):
        if attribute.get("link_type") in found:
            found[attribute["link_type"]].append(attribute["value"])
    data["kind"] = found["kind"][0] if found["kind"] else None
    data["themes"] = found["theme"] or None
    if found["who"]:
        data["who"] = {**data.get("who", {}), "may": found["who"]}
