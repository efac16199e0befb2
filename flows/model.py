"""What a flow file says: questions in order, and the outcome they lead to."""

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Kind = Literal["choice", "text", "date", "place", "amount", "number", "contact", "photo", "consent"]

Value = dict[str, Any]
"""An answer as it is stored: plain JSON, always with the words that were said under `said`."""
DRAFT_DAYS = 30
"""Days that the answers of an unfinished talk are kept; every flow says so at its start."""
MAX_QUESTIONS = 30
"""A talk longer than this keeps out the people it is for."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Text(_Model):
    """A text in Dutch and English, and in other languages where there is one."""

    nl: str = Field(min_length=1)
    en: str = Field(min_length=1)
    tr: str | None = None
    pl: str | None = None
    ar: str | None = None
    es: str | None = None
    de: str | None = None
    fr: str | None = None
    bg: str | None = None
    pap: str | None = None

    def pick(self, language: str) -> str:
        """The text in `language`, else in English."""
        return getattr(self, language, None) or self.en


class Choice(_Model):
    """One button of a choice question."""

    id: str = Field(pattern=r"^[a-z0-9-]{1,20}$")
    label: Text
    also: tuple[str, ...] = Field(default=(), description="words by which people say this, in any language")
    told: tuple[str, ...] = Field(default=(), description="phrases that say this also where it was not asked")
    flow: str | None = Field(default=None, description="the flow in which a talk goes on with what was told so far")


class When(_Model):
    """A question is asked only if an earlier choice was one of `is_in`."""

    question: str
    is_in: tuple[str, ...] = Field(min_length=1)


class Question(_Model):
    """One question of a flow. `known_as` names what may have been said before: then it is not asked again.

    What is known as `remark` takes in what somebody tells beside the answers, in their own words.
    """

    id: str = Field(pattern=r"^[a-z0-9-]{1,20}$")
    kind: Kind
    ask: Text
    label: Text = Field(description="how the answer is called in the summary")
    example: Text | None = Field(default=None, description="what works, shown after a mistake")
    optional: bool = False
    silent: bool = Field(default=False, description="never asked by itself; kept and shown when it was told")
    choices: tuple[Choice, ...] = ()
    max_length: int = Field(default=1500, ge=1, le=4000, description="a longer text is kept whole, and shown in part")
    when: When | None = None
    known_as: Literal["subject", "place", "date", "amount", "people", "contact", "remark"] | None = None

    @model_validator(mode="after")
    def _choices_fit(self) -> Self:
        if (self.kind == "choice") != bool(self.choices):
            raise ValueError(f"vraag {self.id!r}: choices hoort bij kind choice, en andersom")
        if self.kind == "consent" and self.optional:
            raise ValueError(f"vraag {self.id!r}: toestemming kan niet optioneel zijn; laat de vraag dan weg")
        return self


class FlowFields(_Model):
    """What a flow file says, field by field; whether its questions hold together is for `Flow`.

    A guided talk. `answer_within_days` and `news_every_days` are promises to the resident, in calendar days."""

    id: str
    title: Text
    button: Text | None = Field(default=None, description="what the button says that begins this; else 'Aanmelden'")
    intro: Text
    questions: tuple[Question, ...] = Field(min_length=1, max_length=MAX_QUESTIONS)
    answer_within_days: int = Field(default=14, ge=1, le=60)
    news_every_days: int = Field(default=14, ge=1, le=60)

    def question(self, question_id: str) -> Question | None:
        """The question with this id, if the flow (still) has it."""
        return next((question for question in self.questions if question.id == question_id), None)

    def asking(self, known_as: str | None) -> Question | None:
        """The first question of which the answer is known by this name elsewhere, such as "subject"."""
        return next((question for question in self.questions if question.known_as == known_as), None)

    def told(self, known_as: str, answers: Mapping[str, Value]) -> Value:
        """The answer to the question that is known by this name; empty when there is none."""
        asked = self.asking(known_as)
        return (answers.get(asked.id) if asked else None) or {}


class Flow(FlowFields):
    """A guided talk in which every condition is on an earlier choice; nothing else can be used."""

    @model_validator(mode="after")
    def _references_hold(self) -> Self:
        seen: dict[str, Question] = {}
        for question in self.questions:
            if question.id in seen:
                raise ValueError(f"vraag {question.id!r} staat er twee keer")
            if question.when is not None:
                asked = seen.get(question.when.question)
                if asked is None:
                    raise ValueError(
                        f"vraag {question.id!r} hangt af van {question.when.question!r}, die er niet vóór staat"
                    )
                unknown = set(question.when.is_in) - {choice.id for choice in asked.choices}
                if unknown:
                    raise ValueError(
                        f"vraag {question.id!r}: {asked.id!r} heeft geen keuze {', '.join(sorted(unknown))}"
                    )
            seen[question.id] = question
        return self
