"""Inline mode: answers that somebody puts in any chat by typing the bot's name there."""

import datetime as dt
from collections import Counter

from telegram import (
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from bot import inline, links
from bot.assistant import Assistant
from bot.i18n import speaker
from bot.inline import Offer
from bot.printing import BOT
from bot.telegram_channel.convert import html

KEPT_SECONDS = 60
"""How long Telegram may give somebody the same answer to the same words: a banner that is put over it in an emergency
comes no later than that."""
MOST = 60
"""In a minute, of one person: as many as are taken at the door (see Doorway), which these do not pass."""


class Askers:
    """Counts what people ask beside their messages, so that one account never costs the others their answer."""

    def __init__(self) -> None:
        self._minute: dt.datetime | None = None
        self._asked: Counter[int] = Counter()

    def may(self, person: int, now: dt.datetime) -> bool:
        """Is this person answered once more in this minute?"""
        minute = now.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute, self._asked = minute, Counter()
        self._asked[person] += 1
        return self._asked[person] <= MOST


async def answered(query: InlineQuery, assistant: Assistant, now: dt.datetime) -> None:
    """Answers a query; what was typed is not stored. Without anything to offer there is a way to ask in private."""
    hint = str(query.from_user.language_code or "").split("-")[0] or None
    bot = assistant.store.recall(BOT)
    offers = inline.offers(assistant.guide, str(query.query or ""), hint, bot, now, assistant.store.switches.banner)
    t = speaker(hint or "nl")
    ask = InlineQueryResultsButton(t("Stel je vraag aan mij"), start_parameter=links.MENU)
    # for this person only: the next who types the same words may read another language
    await query.answer(
        [_article(offer) for offer in offers],
        cache_time=KEPT_SECONDS,
        is_personal=True,
        button=None if offers else ask,
    )


def _article(offer: Offer) -> InlineQueryResultArticle:
    content = InputTextMessageContent(
        html(offer.text), parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(offer.id, offer.title, content, description=offer.line)
