"""What can be chosen: something under every theme, and nothing of another city for who named a place in this one."""

from samples import TODAY

from knowledge.guide import Guide
from knowledge.model import Status


def test_every_theme_leads_somewhere(guide: Guide) -> None:
    for theme in guide.pack.themes:
        listed = guide.for_theme(theme)
        assert listed, theme
        assert len({need.status for need in listed}) == 1


def test_who_named_a_place_here_is_offered_nothing_in_another_city(guide: Guide) -> None:
    def of_another_city(need: str) -> bool:
        route = guide.pack.needs[need].route
        return bool(route) and guide.judge(route[0].record, found.understanding).record.status is Status.OTHER_CITY

    found = guide.ask("straatfeest in Laak", TODAY)
    assert not any(of_another_city(need) for need in guide.other(found).choices)
    assert found.another is None or not of_another_city(found.another.id)
    found = guide.ask("straatfeest in Rotterdam", TODAY)
    assert of_another_city(found.needs[0].id)
