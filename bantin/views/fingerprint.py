"""Fingerprints of views: equal for equal ones only, the same in every process and on every machine."""

from hashlib import blake2b

from msgspec.msgpack import Encoder, Ext

from bantin.html import Html


def fingerprint(view: object) -> bytes:
    """The 16 bytes that stand for a view and all that it holds."""
    return blake2b(ENCODER.encode(view), digest_size=16).digest()


def _html(value: object) -> Ext:
    """HTML as something that no text is: a template prints the two differently."""
    if not isinstance(value, Html):
        raise TypeError(type(value).__name__)  # a view holds nothing else that is not msgspec's own
    return Ext(HTML, value.encode())


HTML = 1  # MessagePack leaves the codes from 0 to 127 to us
ENCODER = Encoder(enc_hook=_html)
