"""What an operator asks of the service: is it alive, is it ready, and its figures."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics
from bot.service import Service
from bot.store.trouble import Trouble, noticed


@dataclass(frozen=True)
class Probes:
    """Says nothing of anybody."""

    service: Service

    @property
    def routes(self) -> list[Route]:
        """Where each is asked."""
        return [Route("/healthz", self.health), Route("/readyz", self.is_ready), Route("/metrics", self.metrics)]

    async def health(self, _request: Request) -> Response:
        """Alive."""
        return PlainTextResponse("ok\n")

    async def is_ready(self, _request: Request) -> Response:
        """Ready: it works, and what comes can be stored."""
        try:
            with noticed():
                waiting = self.service.assistant.store.inbox.waiting()
        except Trouble:
            return JSONResponse({"ready": False}, status_code=503)
        ready = self.service.ready
        return JSONResponse({"ready": ready, "waiting": waiting}, status_code=200 if ready else 503)

    async def metrics(self, _request: Request) -> Response:
        """Figures for Prometheus; for the operator, not for the outside world."""
        return Response(self.service.metrics.text(), media_type=metrics.TYPE)
