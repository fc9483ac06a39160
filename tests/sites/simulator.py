"""A server on loopback that behaves like ModernGov, with its pitfalls as switches and a log of what was asked.

It is written from the description of the system, not from the reader, and shares no code with it.
"""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer

from tests.sites.moderngov import ModernGovHandler
from tests.sites.plumbing import Handler
from tests.sites.switches import Seen, Simulator, Switches
from tests.sites.world import World

__all__ = ["Handler", "ModernGovHandler", "Seen", "Simulator", "Switches", "serving"]


@contextmanager
def serving(
    world: World, switches: Switches | None = None, handler: type | None = None, tls: ssl.SSLContext | None = None
) -> Iterator[Simulator]:
    """A site at `base`; with `tls` by https, under the name that the context's certificate is for."""
    simulator = Simulator(world, switches)
    kind = type("Bound", (handler or ModernGovHandler,), {"simulator": simulator})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    server.daemon_threads = True
    simulator.base = f"http://127.0.0.1:{server.server_port}/"
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        simulator.base = f"https://localhost:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield simulator
    finally:
        server.shutdown()
        server.server_close()
