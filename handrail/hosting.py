"""What a web server should say with each page, written out for the servers a partnership is likely to have.

A page carries its own policy. Only a server can also say that no other site may show a page inside its own, that a
survivor's page is not to be kept, that everything goes by https, and who may read the feed. `docs/contributing/hosting.md`
says how each file is used.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from handrail.addresses import FOR_SURVIVORS
from handrail.policy import policy

FEED = "api/"
DOT = r"\."
FOLDER = "hosting"
"""Where the files lie that a server's owner copies. Those a host takes by itself stand at the top of the site."""

# For every answer a server gives.
ALWAYS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in (
            "accelerometer",
            "browsing-topics",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "payment",
            "usb",
        )
    ),
    # Browsers heed it by https only. A year; the day it is sent, http is no longer a way to this host.
    "Strict-Transport-Security": "max-age=31536000",
}
KEEP = {"Cache-Control": "no-cache"}
KEEP_NOTHING = {"Cache-Control": "no-store"}
FOR_ANYBODY = {"Access-Control-Allow-Origin": "*"}
Headers = dict[str, str]


def write(site: Path, hashes: Collection[str]) -> None:
    """Write the files for servers into a built site. `hashes` are those of all pages' inline scripts."""
    rule = {"Content-Security-Policy": policy(hashes, {"frame-ancestors": ("'none'",)})}
    texts = {
        f"{FOLDER}/nginx.conf": nginx(rule),
        f"{FOLDER}/Caddyfile": caddy(rule),
        ".htaccess": apache(rule),
        "_headers": underscore(rule),
        ".nojekyll": "",
    }
    for name, text in texts.items():
        target = site / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def survivors() -> str:
    """A pattern for the addresses a survivor may be reading, as servers match them: after the first slash."""
    # The first page has two addresses, its name and nothing at all.
    parts = [re.escape(one) if one.endswith("/") else f"(?:{re.escape(one)}html)?$" for one in FOR_SURVIVORS]
    return f"^/(?:{'|'.join(parts)})"


def nginx(rule: Headers) -> str:
    """For a `server` block of nginx. There, headers of a place stand instead of those above it, so each has them all."""

    def lines(headers: Headers) -> str:
        return "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())

    return f"""# nginx: include this file in the server block that serves the site by https. Its root is the folder of the site.
# A block of its own sends http there:
#     server {{ listen 80; server_name example.org; return 301 https://$host$request_uri; }}
index index.html;
charset utf-8;
server_tokens off;
error_page 404 /404.html;
# No list of who read what. To count visits, keep lines without addresses of visitors.
access_log off;

# Files whose names begin with a dot or an underscore, and these notes, are for servers. Certificates are proved in .well-known.
location ~ "/(?:_|{DOT}(?!well-known/))" {{ return 404; }}
location ^~ /{FOLDER}/ {{ return 404; }}

# What anybody's program may read.
location ^~ /{FEED} {{
{lines(ALWAYS | KEEP | FOR_ANYBODY)}
}}

# Pages a survivor may be reading: not to be kept on the device.
location ~ "{survivors()}" {{
{lines(ALWAYS | rule | KEEP_NOTHING)}
}}

location / {{
{lines(ALWAYS | rule | KEEP)}
}}
"""


def caddy(rule: Headers) -> str:
    """A site of Caddy, which gets its certificate and sends http to https by itself."""

    def block(matcher: str, headers: Headers) -> str:
        lines = "\n".join(f'\t\t{name} "{value}"' for name, value in headers.items())
        return f"\theader{' ' * bool(matcher)}{matcher} {{\n{lines}\n\t}}"

    return f"""# Caddy: put your own address and folder in the first two lines. It sees to https by itself.
example.org {{
\troot * /srv/site
\tfile_server {{
\t\thide .htaccess .nojekyll _headers {FOLDER}
\t}}
\thandle_errors {{
\t\trewrite * /404.html
\t\tfile_server
\t}}
\t@survivors path_regexp {survivors()}
\t@others not path_regexp {survivors()}
\t@feed path /{FEED}*
{block("", ALWAYS | rule)}
{block("@survivors", KEEP_NOTHING)}
{block("@others", KEEP)}
{block("@feed", FOR_ANYBODY)}
}}
"""


def apache(rule: Headers) -> str:
    """For Apache, which reads it from the top of the site where the host allows."""

    def lines(headers: Headers) -> str:
        return "\n".join(f'  Header always set {name} "{value}"' for name, value in headers.items())

    return f"""# Apache reads this where AllowOverride lets it, with mod_headers and mod_rewrite.
ErrorDocument 404 /404.html
Options -Indexes
AddDefaultCharset utf-8
<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{{HTTPS}} !=on
  RewriteCond %{{HTTP:X-Forwarded-Proto}} !=https
  RewriteRule ^ https://%{{HTTP_HOST}}%{{REQUEST_URI}} [R=301,L]
  RewriteRule (?:^|/)(?:_|{DOT}(?!well-known/)) - [R=404,L]
  RewriteRule ^{FOLDER}/ - [R=404,L]
</IfModule>
<IfModule mod_headers.c>
{lines(ALWAYS | rule)}
  <If "%{{REQUEST_URI}} =~ m#{survivors()}#">
{lines(KEEP_NOTHING)}
  </If>
  <Else>
{lines(KEEP)}
  </Else>
  <If "%{{REQUEST_URI}} =~ m#^/{FEED}#">
{lines(FOR_ANYBODY)}
  </If>
</IfModule>
"""


def underscore(rule: Headers) -> str:
    """For Netlify, Cloudflare Pages and hosts like them. They send every rule that fits, so none says a thing twice."""

    def lines(headers: Headers) -> str:
        return "\n".join(f"  {name}: {value}" for name, value in headers.items())

    places = ["/", *(f"/{one}*" if one.endswith("/") else f"/{one}html" for one in FOR_SURVIVORS)]
    parts = [
        f"/*\n{lines(ALWAYS | rule)}",
        *(f"{place}\n{lines(KEEP_NOTHING)}" for place in places),
        f"/{FEED}*\n{lines(FOR_ANYBODY)}",
    ]
    return "\n\n".join(parts) + "\n"
