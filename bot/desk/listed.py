"""Who works at the desk by the settings: without anything behind their number a coordinator, with only a stadsdeel or
theme a colleague who works on cases there."""

from collections.abc import Iterable, Mapping

from bot.settings import Listed
from bot.store.staff import Member, Role
from knowledge.load import Pack

_ROLES: Mapping[str, Role] = {
    "medewerker": Role.STAFF,
    "redacteur": Role.EDITOR,
    "coördinator": Role.COORDINATOR,
    "coordinator": Role.COORDINATOR,
}


def members(listed: Iterable[Listed], pack: Pack) -> dict[str, Member]:
    """Everybody by their address in Telegram. Raises ValueError naming a word that is no role, stadsdeel or theme."""
    return {f"tg:{one.number}": _member(one, pack) for one in listed}


def _member(one: Listed, pack: Pack) -> Member:
    places = {district.id for district in pack.places.stadsdelen}
    words = [word for word in one.words if word not in _ROLES]
    if unknown := [word for word in words if word not in places | set(pack.themes)]:
        known = ", ".join([*dict.fromkeys(role.value for role in _ROLES.values()), *sorted(places), *pack.themes])
        raise ValueError(f"STAFF_IDS: {', '.join(unknown)} (bij {one.number}) ken ik niet; kies uit: {known}")
    roles = [_ROLES[word] for word in one.words if word in _ROLES]
    role = roles[0] if roles else Role.STAFF if words else Role.COORDINATOR
    here = frozenset(word for word in words if word in places)
    return Member(f"tg:{one.number}", str(one.number), "", role, here, frozenset(words) - here)
