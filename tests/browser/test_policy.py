"""A browser runs the built site under its policy and refuses nothing of it, on the web and from a memory stick."""

from __future__ import annotations

import pytest
from conftest import ROOT
from kinds import whole

from handrail import policy

# A page of each template, and each depth of a page with the theme.
PAGES = [
    "index.html",
    "help/leaving-this-page.html",
    "find/index.html",
    "find/northfold.html",
    "about/what-this-site-leaves.html",
    "change/index.html",
    "work/index.html",
    "partnership/index.html",
    "partnership/components/data.html",
    "worksheets/twelve-components.html",
    "reference/figures.html",
    "contributing/rules.html",
]
REFUSED = """addEventListener('securitypolicyviolation',
  event => console.error('refused by policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))"""


@pytest.fixture
def refused(visit) -> list[str]:
    """What the browser says it refused, as it goes."""
    said: list[str] = []
    visit.context.add_init_script(REFUSED)
    visit.page.on("console", lambda message: said.append(message.text) if "olicy" in message.text else None)
    visit.page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.mark.parametrize("address", PAGES)
def test_the_browser_refuses_nothing_of_a_page(visit, refused, address) -> None:
    """S14: every script and style of ours runs, and every hash is the one the browser works out."""
    page = visit.open(address)
    page.wait_for_load_state()
    page.keyboard.press("Shift")
    assert refused == []
    if not address.startswith(("index", "help", "find", "about", "change")):
        assert page.evaluate("document.documentElement.classList.contains('js')")
        assert page.evaluate("typeof __md_get") == "function"


def test_a_finder_with_ticks_and_words_is_refused_nothing(visit, refused) -> None:
    """What the finder draws as it narrows is allowed too."""
    page = visit.open("find/northfold.html")
    whole(page)
    page.locator("[data-question=need] details").first.evaluate("one => { one.open = true }")
    page.locator("#need-counselling").check()
    page.fill("#finder-words", "evening")
    page.wait_for_function("/shown|listed/.test(document.querySelector('[data-count]').textContent)")
    assert refused == []


def test_the_guidance_can_be_searched_on_the_web_and_from_a_stick(visit, refused) -> None:
    """S11: results come, no words reach the address, nothing is kept, and the policy is as strict in both places."""
    page = visit.open("partnership/index.html")
    page.get_by_role("textbox", name="Search").press_sequentially("training")
    page.wait_for_selector(".md-search-result__link:visible")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_load_state()
    assert "?" not in page.url
    assert visit.traces() == {}
    assert visit.elsewhere == []
    assert refused == []


# One of each that is made in its own way: from records, from a page for survivors, from a page for workers.
@pytest.mark.parametrize("name", ["find/northfold.html", "help/leaving-this-page.html", "work/marac.html"])
def test_code_put_into_a_page_does_not_run(visit, refused, name: str) -> None:
    """What the policy is for: a script, a handler, a style and a form that somebody managed to put into a page."""
    page = visit.open(name)
    page.evaluate(
        """() => {
          const script = document.createElement('script');
          script.textContent = 'window.taken = 1';
          document.body.append(script);
          document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/a.png" onerror="window.taken = 2">' +
            '<form id="sends" action="https://example.com/"><button name="need" value="housing">Go</button></form>');
          document.querySelector('#sends button').click();
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.taken") is None
    assert visit.elsewhere == []
    assert page.url.endswith(name)
    assert {words.split()[3] for words in refused if words.startswith("refused by policy")} >= {
        "script-src-elem",
        "img-src",
        "form-action",
    }


def test_the_policy_of_a_survivors_page_allows_no_script_in_its_text(built) -> None:
    """D1: no hash, because there is nothing to hash."""
    for address in ("index.html", "find/northfold.html", "help/index.html", "change/index.html"):
        text = (built / address).read_text("utf-8")
        assert f'content="{policy.policy()}"' in text
        assert policy.inline_scripts(text) == []


def test_the_theme_that_is_pinned_is_the_one_whose_scripts_were_read() -> None:
    """A new version of the theme means reading its two inline scripts again."""
    assert '"mkdocs-material==9.8.1"' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert "Material 9.8.1" in (ROOT / "handrail" / "policy.py").read_text("utf-8")
