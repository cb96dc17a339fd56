#!/usr/bin/env python3
"""Independent reference peer for the classic exchange (uKMS). Python >= 3.11, standard library only.

usage: reference_peer.py CONFIG.toml [--rotations N] [--out RESULT.json] [--file-prefix P]

Speaks as ONE node: serves GET /api/v1/peer/{kme}/new|rotate (and the fake ETSI 014
enc_keys/dec_keys if enabled), starts its own rotations, writes one PSK file per peer
(atomically), and records every PSK it computed. With --rotations N it leaves, exit 0, once
every peer completed N exchanges begun here and its PSK stood 3 s; else on SIGINT/SIGTERM.
"""
import argparse, base64, hashlib, json, os, re, signal, sys, threading, time, tomllib, uuid
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

TIMEOUT, RETRY = 5.0, 2.0       # seconds: per HTTP call (the original has none); after a failed exchange
PEER_PATH = re.compile(r"/api/v1/peer/([^/?]+)/(new|rotate)")
KEYS_PATH = re.compile(r"/api/v1/keys/([^/?]+)/(enc_keys|dec_keys)(?:\?(.*))?")


def psk_of(key_a: str, key_b: str) -> str:
    """SHA3-256 over the two base64 TEXTS, the lesser (by code point) first; base64 of the digest."""
    lo, hi = (key_a, key_b) if key_a <= key_b else (key_b, key_a)
    return base64.b64encode(hashlib.sha3_256((lo + hi).encode("ascii")).digest()).decode("ascii")


def fake_key(key_id: str) -> str:
    return base64.b64encode(hashlib.sha3_256(key_id.encode("utf-8")).digest()).decode("ascii")


def get_json(url: str) -> dict:
    u = urlsplit(url)
    conn = HTTPConnection(u.hostname, u.port or 80, timeout=TIMEOUT)
    try:
        conn.request("GET", u.path + ("?" + u.query if u.query else ""), headers={"Connection": "close"})
        reply = conn.getresponse()
        if reply.status != 200:
            raise OSError(f"{reply.status} from {url}")
        return json.loads(reply.read(1 << 20))
    finally:
        conn.close()


class Log:
    def __init__(self, node: str):
        self.node, self.t0, self.lock, self.rows = node, time.time(), threading.Lock(), []

    def add(self, event: str, peer: str, **more):
        with self.lock:
            self.rows.append({"t": time.time(), "event": event, "peer": peer, **more})
        print(f"{time.time() - self.t0:8.3f} {event} {peer} {more}", flush=True)

    def dump(self, path: str, peers: list):
        body = {"node": self.node, "started": self.t0, "ended": time.time(),
                "peers": {p.name: {"psk": p.psk, "file": p.file, "initiated": p.initiated,
                                   "answered": p.answered, "errors": p.errors} for p in peers},
                "psks": [r for r in self.rows if r["event"] == "psk"],
                "events": [r for r in self.rows if r["event"] != "psk"]}
        with open(path + ".part", "w") as out:
            json.dump(body, out, indent=1)
        os.replace(path + ".part", path)


class Peer:
    """State of one pairing. `ours` is the key we named when asked; `theirs` the key they named."""

    def __init__(self, name: str, table: dict, folder: str, prefix: str, period: float, log: Log):
        self.name, self.log, self.period = name, log, period
        self.etsi, self.url = table["etsi_url"].rstrip("/"), table["ukms_url"].rstrip("/")
        self.self_kme, self.slave = table["source_KME_ID"], table["slave_SAE_ID"]
        self.file = os.path.join(folder, f"{prefix}{table['alias']}.key")
        self.ours = self.theirs = self.psk = None       # each key: (key_ID, key)
        self.initiated = self.answered = self.errors = 0
        self.fresh, self.last_psk, self.lock, self.wake = True, 0.0, threading.Lock(), threading.Event()

    def fetch(self, which: str) -> tuple:
        item = get_json(f"{self.etsi}/api/v1/keys/{self.slave}/{which}")["keys"][0]
        return item["key_ID"], item["key"]

    def answer(self, verb: str) -> str:
        """The responding side of /new and /rotate: take a key from OUR QKD device, give its ID."""
        mine = self.fetch("enc_keys")
        with self.lock:
            self.ours = mine
            self.answered += 1
            if verb == "new":           # the caller lost (or never had) our key: send for theirs at once
                self.theirs, self.fresh = None, False
                self.wake.set()
        self.log.add("answered", self.name, verb=verb, key_ID=mine[0])
        return mine[0]

    def settle(self):
        with self.lock:
            if not (self.ours and self.theirs):
                return
            psk = psk_of(self.ours[1], self.theirs[1])
            if psk == self.psk:
                return
            part = f"{self.file}.{os.getpid()}.part"
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
                out.write(psk)                          # 44 characters, no newline
            os.replace(part, self.file)
            self.psk, self.last_psk = psk, time.time()
            self.log.add("psk", self.name, psk=psk, ours=self.ours, theirs=self.theirs)

    def initiate(self, verb: str):
        key_id = get_json(f"{self.url}/api/v1/peer/{self.self_kme}/{verb}")["key_ID"]
        item = self.fetch(f"dec_keys?key_ID={key_id}")
        with self.lock:
            self.theirs = (key_id, item[1])
            self.initiated += 1
        self.log.add("initiated", self.name, verb=verb, key_ID=key_id)
        self.settle()

    def loop(self, stop: threading.Event):
        while not stop.is_set():
            self.wake.clear()
            verb, self.fresh = ("new" if self.fresh else "rotate"), False
            try:
                self.initiate(verb)
                pause = self.period
            except Exception as fault:                  # peer or QKD device away: try again soon
                self.errors += 1
                self.log.add("error", self.name, verb=verb, why=repr(fault))
                pause = RETRY
            self.wake.wait(pause)


def make_handler(peers: dict, fake: bool):
    class Handler(BaseHTTPRequestHandler):
        timeout = 15

        def log_message(self, *_):
            pass

        def reply(self, code: int, body):
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(code)
            self.send_header("Content-Type", "text/plain" if isinstance(body, bytes) else "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self):
            if call := PEER_PATH.fullmatch(self.path):
                peer = peers.get(call[1])
                if not peer:
                    return self.reply(404, b"404 Not Found")
                try:
                    key_id = peer.answer(call[2])
                except Exception as fault:
                    peer.log.add("error", peer.name, verb="answer", why=repr(fault))
                    return self.reply(503, b"no key")
                self.reply(200, {"key_ID": key_id})     # they must hear of it before we use it
                return peer.settle()
            call = KEYS_PATH.fullmatch(self.path) if fake else None
            if not call:
                return self.reply(404, b"404 Not Found")
            key_id = str(uuid.uuid4())
            if call[2] == "dec_keys":
                fields = dict(f.partition("=")[::2] for f in (call[3] or "").split("&"))
                if (key_id := fields.get("key_ID")) is None:
                    return self.reply(400, b"key_ID parameter is required")
            self.reply(200, {"keys": [{"key": fake_key(key_id), "key_ID": key_id}]})
    return Handler


def main():
    cli = argparse.ArgumentParser()
    cli.add_argument("config")
    cli.add_argument("--rotations", type=int, default=0)
    cli.add_argument("--out")
    cli.add_argument("--file-prefix", default="wg2-", help="the original's code writes wg2-ALIAS.key; its text says ALIAS.key")
    args = cli.parse_args()
    with open(args.config, "rb") as src:
        conf = tomllib.load(src)
    folder, tables = conf["key_folder"], conf.get("peers", {})
    os.makedirs(folder, exist_ok=True)
    log = Log(next((t["source_KME_ID"] for t in tables.values()), "?"))
    peers = {n: Peer(n, t, folder, args.file_prefix, conf["key_rotation_seconds"], log) for n, t in tables.items()}
    server = ThreadingHTTPServer((conf["ukms_bind"], conf["ukms_port"]),
                                 make_handler(peers, conf.get("enable_fake_qkd_api", False)))
    stop = threading.Event()
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for p in peers.values():
        threading.Thread(target=p.loop, args=(stop,), daemon=True).start()
    done = lambda p: p.initiated >= args.rotations and p.psk and time.time() - p.last_psk > 3
    while not stop.wait(0.1) and not (args.rotations and all(map(done, peers.values()))):
        pass
    if args.out:
        log.dump(args.out, list(peers.values()))
    sys.exit(0 if all(p.psk for p in peers.values()) else 1)


if __name__ == "__main__":
    main()
