"""Sites by https: an authority of our own on loopback, and certificates that prove nothing."""

import datetime as dt
import ssl
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from extractor.errors import EXIT_PARTIAL
from extractor.nightly import Night
from extractor.store import Store
from tests.sites.kit import contents, night
from tests.sites.simulator import Handler, serving
from tests.sites.world import usual

_LONG_AGO, _LONG_HENCE = dt.datetime(2001, 1, 1), dt.datetime(2099, 1, 1)
Issue = Callable[..., ssl.SSLContext]


def _certificate(
    name: str, key: ec.EllipticCurvePrivateKey, *, by: str, with_key: ec.EllipticCurvePrivateKey, is_ca: bool = False,
    until: dt.datetime = _LONG_HENCE,
) -> x509.Certificate:
    def named(common: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
    made = x509.CertificateBuilder().subject_name(named(name)).issuer_name(named(by)).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(_LONG_AGO).not_valid_after(until)
    made = made.add_extension(x509.BasicConstraints(ca=is_ca, path_length=None), critical=True)
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    return made.sign(with_key, hashes.SHA256())


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Issue:
    """Makes a server's context for a name; our authority is trusted as an operator would have it, by SSL_CERT_FILE."""
    authority, stranger = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate("Test Authority", authority, by="Test Authority", with_key=authority, is_ca=True)
    (tmp_path / "ca.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))

    def made(name: str = "localhost", *, is_trusted: bool = True, until: dt.datetime = _LONG_HENCE) -> ssl.SSLContext:
        key = ec.generate_private_key(ec.SECP256R1())
        signer, by = (authority, "Test Authority") if is_trusted else (stranger, "Nobody")
        path = tmp_path / f"{name}-{is_trusted}-{until.year}.pem"
        path.write_bytes(
            _certificate(name, key, by=by, with_key=signer, until=until).public_bytes(serialization.Encoding.PEM)
            + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                serialization.NoEncryption())
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context
    return made


def test_a_site_by_https_is_read_like_any_other(tmp_path: Path, issue: Issue) -> None:
    with serving(usual(), tls=issue()) as secure, serving(usual()) as plain:
        reports = [night(s, tmp_path / s.base[:5]) for s in (secure, plain)]
    assert secure.base.startswith("https://") and reports[0].error is None and reports[0].new > 0
    assert reports[0].new == reports[1].new
    assert contents(tmp_path / "https") == contents(tmp_path / "http:")


@pytest.mark.parametrize(("facts", "told"), [
    ({"is_trusted": False}, "unable to get local issuer certificate"),
    ({"name": "another.example.org"}, "Hostname mismatch"),
    ({"until": dt.datetime(2002, 1, 1)}, "certificate has expired"),
])
def test_a_certificate_that_proves_nothing_costs_that_council_only(
    facts: dict[str, object], told: str, tmp_path: Path, issue: Issue
) -> None:
    store = tmp_path / "store"
    with serving(usual(), tls=issue(**facts)) as wrong, serving(usual(), tls=issue()) as right:
        refused = night(wrong, store, name="Wrongshire")
        good = night(right, store, name="Rightshire")
    assert refused.error is not None and told in refused.error and "SSL_CERT_FILE" in refused.error
    assert wrong.log == [] and refused.requests == 1, "nothing is sent to whom is not known, and nobody is asked twice"
    assert good.error is None and good.new > 0
    assert {s.council for s in Store(store).sources()} == {"Rightshire"}
    both = Night((refused, good), None, None, False)
    assert both.exit_code == EXIT_PARTIAL and both.troubles == (refused.line,)


def test_a_redirect_from_https_to_http_is_not_followed(tmp_path: Path, issue: Issue) -> None:
    with serving(usual()) as plain:
        class Downgrade(Handler):
            def route(self) -> None:
                self.redirect(plain.base + self.path.lstrip("/"))
        with serving(usual(), handler=Downgrade, tls=issue()) as secure:
            report = night(secure, tmp_path / "store", allow=(secure.host, plain.host), hosts=[plain.host])
    assert report.error is not None and "redirected from https to http://" in report.error
    assert plain.log == []
