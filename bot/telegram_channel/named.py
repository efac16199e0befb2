"""In a group: is this message to our bot, and what does it say apart from that?"""

from telegram import Message, MessageEntity, User


def said_to(me: User, message: Message) -> str | None:
    """The text without our name, when the message names the bot or answers one of its messages; None when not.

    A command counts only with the bot's name behind it: other bots may listen in the same group.
    """
    text = message.text or message.caption or ""
    name = f"@{me.username}".casefold()
    answered = message.reply_to_message
    named = bool(answered and answered.from_user and answered.from_user.id == me.id)
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION, MessageEntity.BOT_COMMAND]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    for entity, part in found.items():
        ours = part.casefold().endswith(name) or bool(entity.user and entity.user.id == me.id)
        if ours:
            named = True
            text = text.replace(part, part[: -len(name)] if part.startswith("/") else "")
    return " ".join(text.split()) if named else None
