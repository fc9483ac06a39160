"""How a simulated site sends things, whole or broken: logging, faults, files with ranges and conditions."""

import re
import socket
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.sites.switches import Seen, Simulator
from tests.sites.world import File

CHALLENGE = "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>challenge-platform</body></html>"
APOLOGIES = {
    "sorry": "<html><head><title>Page not found</title></head><body><h1>We could not find it</h1></body></html>",
    "sign in": "<html><head><title>Sign in</title></head><body><form><input type='password'></form></body></html>",
    "maintenance": "<html><head><title>Down for maintenance</title></head><body><p>Back soon</p></body></html>",
    "nothing": "",
}
"""Pages that come with status 200 in place of what was asked for."""


class Handler(BaseHTTPRequestHandler):
    """Plumbing: logging, faults, sending. A subclass answers."""

    simulator: Simulator
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 65_536
    status = 0

    def log_message(self, format: str, *args: Any) -> None:
        return

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        began = time.monotonic()
        self.status = 0
        try:
            self.route()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True
        finally:
            seen = Seen(self.command, self.path, self.status, began, time.monotonic(),
                        {k.lower(): v for k, v in self.headers.items()})
            with self.simulator.lock:
                self.simulator.log.append(seen)

    def route(self) -> None:
        raise NotImplementedError

    def send_bytes(
        self, body: bytes, content_type: str, status: int = 200, headers: dict[str, str] | None = None
    ) -> None:
        self.status = status
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def page(self, body: str, status: int = 200) -> None:
        self.send_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "text/html; charset=utf-8", status)

    def redirect(self, target: str, status: int = 302) -> None:
        self.send_bytes(b"", "text/html", status, {"Location": target})

    def error_page(self) -> None:
        self.redirect("/mgError.aspx")

    def reset(self) -> None:
        self.status = -1
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self.connection.close()
        self.close_connection = True

    def fault(self, name: str) -> bool:
        """Play a fault that has nothing to do with the content; False where it is not of that sort."""
        if name == "429":
            self.send_bytes(b"slow down", "text/plain", 429, {"Retry-After": "3"})
        elif name == "long429":
            self.send_bytes(b"come back tomorrow", "text/plain", 429, {"Retry-After": "86400"})
        elif name in ("500", "503", "403", "404"):
            self.send_bytes(b"no", "text/plain", int(name))
        elif name == "reset":
            self.reset()
        elif name == "challenge":
            self.send_bytes(CHALLENGE.encode(), "text/html", 200)
        elif name in APOLOGIES:
            self.send_bytes(APOLOGIES[name].encode(), "text/html", 200)
        elif name == "loop":
            self.redirect(self.path)
        elif name == "elsewhere":
            self.redirect(self.simulator.switches.redirect_to)
        elif name == "login":
            self.redirect("/mgLogin.aspx?ReturnUrl=x")
        else:
            return False
        return True

    def send_file(self, file: File) -> None:
        name = file.faults.pop(0) if file.faults else ""
        if name and self.fault(name):
            return
        content, switches = file.content, self.simulator.switches
        headers = {"Accept-Ranges": "bytes"} if switches.has_ranges else {}
        etag = file.etag or (f'"{hash(content) & 0xFFFFFFFF:x}"' if switches.has_etags else "")
        if etag:
            headers["ETag"] = etag
        if self.command == "HEAD" and not switches.has_head:
            self.send_bytes(b"", "text/plain", 405)
            return
        if etag and self.headers.get("If-None-Match") == etag:
            self.status = 304
            self.send_response(304)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        wanted = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        is_same = self.headers.get("If-Range", etag) == etag
        if wanted and switches.has_ranges and is_same and int(wanted[1]) < len(content):
            start = int(wanted[1])
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.send_bytes(content[start:], "application/pdf", 206, headers)
            return
        self.send_faulty(name, content, headers)

    def send_faulty(self, name: str, content: bytes, headers: dict[str, str]) -> None:
        if name == "html":
            self.page("<h1>Sorry, this document is being prepared</h1>")
        elif name == "giant":
            self.status = 200
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            self.wfile.write(content)
            self.close_connection = True
        elif name in ("truncated", "unframed", "drip"):
            self.status = 200
            self.send_response(200)
            if name != "unframed":
                self.send_header("Content-Length", str(len(content)))
            for header, value in headers.items():
                self.send_header(header, value)
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(content[: len(content) // 2])
            self.wfile.flush()
            if name == "drip":
                self.drip(content[len(content) // 2:])
            self.close_connection = True
        else:
            self.send_bytes(content, "application/pdf", 200, headers)

    def drip(self, rest: bytes) -> None:
        for byte in rest:
            self.wfile.write(bytes([byte]))
            self.wfile.flush()
            time.sleep(0.05)
