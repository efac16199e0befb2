"""The smallest bot that aiogram makes: it says back what it hears. `echo_aiogram.py URL TOKEN`."""

import sys

from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Answers a message with itself."""
    if message.text:
        await message.answer(message.text)


def main(url: str, token: str) -> None:
    """Polls until it is stopped."""
    dispatcher = Dispatcher()
    dispatcher.message.register(echo, F.text)
    dispatcher.run_polling(Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url))))


if __name__ == "__main__":
    main(*sys.argv[1:])
