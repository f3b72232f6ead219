"""`songhanh run`: make the database if need be, collect the assets, and serve.

The process that prepares ends before the server begins, so that what rests in memory is the server alone.
"""

import os
import socket
import subprocess
import sys
import threading
import time
import webbrowser

from songhanh.config.home import find_home

HOUR = 60 * 60
LOCAL = {"127.0.0.1", "localhost", "::1"}


def serve(host: str, port: int, *, browser: bool) -> int:
    """Prepare the installation, then become the server. Answers 1 when the address is taken."""
    if _is_taken(host, port):
        print(  # noqa: T201 -- a command speaks to its terminal
            f"Cổng {port} đang có chương trình khác dùng. Hãy chạy lại với --port khác.\n"
            f"Port {port} is in use. Run again with another --port.",
            file=sys.stderr,
        )
        return 1
    prepared = subprocess.run(  # noqa: S603 -- our own module, no shell
        [sys.executable, "-m", "songhanh.config.prepare", f"http://{host}:{port}"], check=False
    )
    if prepared.returncode:
        return 1
    if browser and host in LOCAL:
        threading.Timer(1.5, _open_browser, [f"http://{host}:{port}/"]).start()
    os.environ["SONGHANH_HOME"] = str(find_home().path)
    tell_heads_daily()
    return _become_server(host, port)


def _is_taken(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        return probe.connect_ex((host if host != "0.0.0.0" else "127.0.0.1", port)) == 0  # noqa: S104 -- compared


def tell_heads_daily() -> threading.Thread:
    """Beside the server: once an hour see whether today's heads are told, in a process that ends again."""
    thread = threading.Thread(target=_tell_hourly, name="heads", daemon=True)
    thread.start()
    return thread


def _tell_hourly() -> None:
    while True:
        time.sleep(HOUR)
        subprocess.run([sys.executable, "-m", "songhanh", "heads"], check=False, stdout=subprocess.DEVNULL)


def _open_browser(address: str) -> None:
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    webbrowser.open(address)


def _become_server(host: str, port: int) -> int:
    from granian import Granian  # noqa: PLC0415 -- slow import
    from granian.constants import Interfaces  # noqa: PLC0415 -- slow import
    from granian.log import LogLevels  # noqa: PLC0415 -- slow import

    server = Granian(
        "songhanh.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=True,
        log_level=LogLevels.warning,
    )
    server.serve()
    return 0
