"""Formatted text: Telegram's HTML to text and entities, and the entities in what users type."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from .errors import bad_request

Entity = dict[str, Any]

TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_REFERENCE = re.compile(r"&(#x[0-9a-fA-F]{1,8}|#[0-9]{1,8}|lt|gt|amp|quot)(?![0-9a-zA-Z]);?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?(?=[\s>])""")
_TYPED = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?)"
    r"|(?P<url>https?://\S+)"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31})"
)


def utf16_length(text: str) -> int:
    """The length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def typed_entities(text: str) -> list[Entity]:
    """The entities Telegram finds itself in text a user types: commands, links, addresses, mentions."""
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _TYPED.finditer(text)
    ]


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities of HTML that Telegram accepts; ApiError 400 for what Telegram refuses."""
    return _Html(source).parse()


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without white space around it, as Telegram stores a text, the entities moved along."""
    shift = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    kept = []
    for entity in entities:
        first = max(0, entity["offset"] - shift)
        last = min(end, entity["offset"] + entity["length"] - shift)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return text, kept


@dataclass
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    part: int


class _Html:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            else:
                stop = self.source.find("<", self.at)
                stop = len(self.source) if stop < 0 else stop
                self._text(self.source[self.at : stop])
                self.at = stop
        if self.open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\""
            )
        return "".join(self.parts), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _fail(self, reason: str) -> NoReturn:
        offset = len(self.source[: self.at].encode())
        raise bad_request("can't parse entities: " + reason.replace("#", f"at byte offset {offset}"))

    def _text(self, raw: str) -> None:
        text = _decoded(raw)
        self.parts.append(text)
        self.length += utf16_length(text)

    def _start_tag(self) -> None:
        found = re.compile(r"<([^\s>]*)(?=[\s>])").match(self.source, self.at)
        if not found:
            self._fail("Unclosed start tag #")
        tag = found.group(1).lower()
        if tag not in TYPES:
            self._fail(f'Unsupported start tag "{tag}" #')
        attributes, stop = self._attributes(tag, found.end())
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler" #')
        if tag == "tg-emoji" and not attributes.get("emoji-id"):
            self._fail('Tag "tg-emoji" must have attribute "emoji-id" #')
        self.open.append(_Open(tag, attributes, self.length, len(self.parts)))
        self.at = stop

    def _attributes(self, tag: str, at: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while True:
            at += len(self.source[at:]) - len(self.source[at:].lstrip())
            if self.source.startswith(">", at):
                return attributes, at + 1
            found = _ATTRIBUTE.match(self.source, at)
            if not found and ">" in self.source[at:]:
                self._fail(f'Empty attribute name in the tag "{tag}" #')
            if not found:
                self._fail(f'Unclosed start tag "{tag}" #')
            name, *values = found.groups()
            attributes[name.lower()] = _decoded(next((value for value in values if value is not None), ""))
            at = found.end()

    def _end_tag(self) -> None:
        if not self.open:
            self._fail("Unexpected end tag #")
        found = re.compile(r"</([^\s>]*)\s*>").match(self.source, self.at)
        if not found:
            self._fail("Unclosed end tag #")
        opened, name = self.open.pop(), found.group(1).lower()
        if name not in ("", opened.tag):
            self._fail(f'Unmatched end tag #, expected "</{opened.tag}>", found "</{name}>"')
        self.at = found.end()
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        attributes = opened.attributes
        entity: Entity = {
            "type": TYPES[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        if opened.tag == "a":
            url = attributes.get("href") or "".join(self.parts[opened.part :])
            if not re.match(r"(?:[a-z][a-z0-9+.-]*:)?[^\s]+\.[^\s]+|[a-z]+://\S+|(tg|mailto|tel):", url):
                return
            entity["url"] = url
        elif opened.tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = attributes["emoji-id"]
        elif opened.tag == "tg-time":
            entity["unix_time"] = int(attributes.get("unix") or 0)
        elif opened.tag == "pre":
            entity |= self._language(entity)
        elif opened.tag == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        self.entities.append(entity)

    def _language(self, block: Entity) -> Entity:
        """The language of a code block, which the one <code> in it names; that <code> is taken away."""
        for inner in self.entities:
            if inner["type"] == "code" and all(inner[key] == block[key] for key in ("offset", "length")):
                self.entities.remove(inner)
                return {"language": inner["language"]} if "language" in inner else {}
        return {}


def _decoded(raw: str) -> str:
    def character(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in _NAMED:
            return _NAMED[name]
        code = int(name[2:], 16) if name[1] == "x" else int(name[1:])
        return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else match.group()

    return _REFERENCE.sub(character, raw)
