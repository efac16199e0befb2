"""The staff group with topics: finding what the desk says in the topic of a case, and answering it."""

from botapi import BotApi, Sent
from chats import DESK, STAFF, Stored

from bot.store import Store


def thread_of(api: BotApi, number: str) -> int:
    """The topic of a case, once it is there with its card."""

    def found() -> int | None:
        threads = [topic.thread_id for topic in api.topics(DESK) if topic.name.startswith(number)]
        return threads[0] if threads and api.messages(DESK, threads[0]) else None

    return api.wait_for(found)


def card(api: BotApi, thread: int) -> Sent:
    """The card of the case: the first message of its topic."""
    return api.messages(DESK, thread)[0]


def newest(api: BotApi, thread: int, words: str) -> Sent:
    """The newest message in a topic with these words, once there is one."""
    return api.wait_for(lambda: next((one for one in reversed(api.messages(DESK, thread)) if words in one.text), None))


def asked(api: BotApi, service: Stored, thread: int, words: str) -> Sent:
    """What the bot asked in a topic. Nobody reads and answers before the service knows that it arrived."""
    prompt = newest(api, thread, words)

    def is_known() -> bool:
        with Store(service.database) as store:
            return store.outbox.case_at_desk(str(prompt.message_id)) is not None

    api.wait_for(is_known)
    return prompt


def answer(api: BotApi, service: Stored, thread: int, words: str, said: str) -> int:
    """Somebody of staff answers what the bot asked in a topic; the id of what they typed."""
    prompt = asked(api, service, thread, words)
    return api.send_text(DESK, said, user_id=STAFF, reply_to=prompt.message_id)
