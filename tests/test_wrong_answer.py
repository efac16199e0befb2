"""Who says that an answer is not right is asked what is wrong, once; the editor reads their words."""

import pytest

from bot.stage import Stage

ME = "resident:1"


def pressed(stage: Stage) -> list[str]:
    """The plan is asked about and its answer called wrong; what editors read of it."""
    stage.say(ME, "ik wil een geveltuin in Moerwijk")
    stage.tap(ME, "Klopt dit niet?")
    return gaps(stage)


def gaps(stage: Stage) -> list[str]:
    return [gap["text"] for gap in stage.assistant.store.gaps.newest() if gap["status"] == "wrong"]


@pytest.mark.parametrize(
    "said",
    ["het telefoonnummer is fout", "het loket zit niet meer aan de Leyweg", "die tegels zijn niet gratis meer"],
)
def test_what_is_wrong_is_kept_with_what_was_noted_at_once(said: str, stage: Stage) -> None:
    assert pressed(stage) == ["ik wil een geveltuin in Moerwijk"]
    stage.say(ME, said)
    assert gaps(stage) == [f"ik wil een geveltuin in Moerwijk – {said}"]
    stage.say(ME, "en in Laak is het ook zo")
    assert len(gaps(stage)) == 1, "only the next message counts"


def test_numbers_of_people_are_taken_out(stage: Stage) -> None:
    pressed(stage)
    stage.say(ME, "het nummer is fout, bel mij op 0612345678")
    assert "0612345678" not in gaps(stage)[0]


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("ik wil een straatfeest in Laak", "Klein evenement"), ("er is brand", "112"), ("paspoort kwijt", "14070"),
        ("overslaan", "volgende vraag"), ("nee", "volgende vraag"), ("Overslaan", "volgende vraag"),
        ("english", "this language"), ("wat kost dat", "Gratis"),
    ],
)  # fmt: skip
def test_what_is_clearly_something_else_is_answered(said: str, shows: str, stage: Stage) -> None:
    noted = pressed(stage)
    assert any(shows in row.message.text for row in stage.say(ME, said))
    assert gaps(stage) == noted
    stage.say(ME, "het telefoonnummer is fout")
    assert gaps(stage) == noted
