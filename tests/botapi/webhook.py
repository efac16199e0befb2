"""Posting updates to the url that setWebhook named."""

from __future__ import annotations

import threading
import time

import httpx

from .state import JSON, State, Webhook


class WebhookSender:
    """A thread that posts updates one after another, each until it is taken with a 2xx status."""

    def __init__(self, state: State, retry_seconds: float) -> None:
        self._state = state
        self._retry_seconds = retry_seconds
        self._thread = threading.Thread(target=self._run, name="botapi-webhook")

    def start(self) -> None:
        self._thread.start()

    def join(self) -> None:
        """Wait for the end, which comes when the bell of the state is closed."""
        self._thread.join()

    def _run(self) -> None:
        bell, state = self._state.bell, self._state
        with httpx.Client(timeout=5, trust_env=False) as client:
            while not bell.closed:
                bell.wait_change(lambda: bool(state.webhook.url) and state.updates.next() is not None)
                with bell.lock:
                    hook, update = state.webhook, state.updates.next()
                if hook.url and update and not bell.closed:
                    self._deliver(client, hook, update)

    def _deliver(self, client: httpx.Client, hook: Webhook, update: JSON) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            answer = client.post(hook.url, json=update, headers=headers)
        except httpx.HTTPError as error:
            problem = f"Connection failed: {type(error).__name__}"
        else:
            if answer.is_success:
                self._state.updates.done(update)
                return
            problem = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
        with self._state.bell.lock:
            hook.last_error, hook.last_error_date = problem, int(time.time())
            self._state.bell.ring()
        self._state.bell.sleep(self._retry_seconds)
