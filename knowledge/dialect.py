"""Haags as people write it for fun ("wai wille in de Keizâhstraat"), in the spelling that everything else knows."""

import re

_SIGNS = re.compile(r"âh|\b(?:wai|mèn|wèk|kèk|plèn|blèf|tèd)\b", re.IGNORECASE)
"""What is written in no other language: a text with one of these is read as Haags."""
_WHOLE = {
    "un": "een", "ut": "het", "plèn": "plein", "plène": "pleinen", "klèn": "klein", "klène": "kleine",
    "allèn": "alleen", "nie": "niet", "da": "dat", "wâh": "wel", "hiâh": "hier", "wâhk": "werk",
    "wâhke": "werken", "ken": "kan", "kenne": "kunnen", "motte": "moeten", "mot": "moet", "benne": "zijn",
    "hebbe": "hebben", "magge": "mogen", "wille": "willen", "zomâh": "zomaar", "daa": "daar",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"(?<=\w)ah(?![aeiouy])")
"""Not everybody finds the roof on the letter: "weah" is "weâh" where the rest is Haags."""
_SOUNDS = (
    (re.compile(r"oâh"), "oor"),
    (re.compile(r"(?:ie|i)âh"), "ier"),
    (re.compile(r"[eè]âh"), "eer"),
    (re.compile(r"[aà]âh"), "aar"),
    (re.compile(r"uâh"), "uur"),
    (re.compile(r"^([vg]|be|ge)âh(?=[bcdfghjklmnpqrstvwxz]{2})|^(v)âh(?=[bdfghjklmnpqrstvwxz])"), r"\1\2er"),
    (re.compile(r"^([bcdfghjklmnpqrstvwxz]{0,3}|be|ge)âh"), r"\1ou"),
    (re.compile(r"âh"), "er"),
    (re.compile(r"^([bcdfghjklmnpqrstvwxz]{0,3})ai(?=[bcdfghjklnprstvwz]{0,2}e?n?$)"), r"\1ij"),
    (re.compile(r"è"), "ij"),
)
"""How it sounds, the longest first: "voâh", "hieâh", "weâh", "vâhjaahdag", "vrâhw", "lekkâh", "tait", "blèf"."""


def standard(text: str) -> str:
    """`text` in standard spelling when it is Haags; any other text as it is."""
    return _WORD.sub(_spelled, text) if _SIGNS.search(text) else text


def _spelled(found: re.Match[str]) -> str:
    word = _PLAIN.sub("âh", found[0].lower())
    if word in _WHOLE:
        return _WHOLE[word]
    for sound, written in _SOUNDS:
        word = sound.sub(written, word)
    return word
