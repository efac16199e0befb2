"""What must not be kept is taken out, and nothing else is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import quick

from bot.messages import clean
from bot.redact import REMOVED, list_of_people, neighbour, personal, sensitive
from flows import numbers


def bsn(head: int) -> str | None:
    """The nine digits that start with these eight and pass the eleven test, where there are any."""
    digits = f"{head:08d}"
    last = sum(weight * int(digit) for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11
    return f"{digits}{last}" if last < 10 else None


def iban(country: str, account: str) -> str:
    """The IBAN of this account: two check digits make it 1 modulo 97 (ISO 13616)."""
    figures = "".join(str(int(char, 36)) for char in f"{account}{country}00")
    return f"{country}{98 - int(figures) % 97:02d}{account}"


def grouped(text: str, *sizes: int, mark: str = " ") -> str:
    parts, at = [], 0
    for size in sizes:
        parts.append(text[at : at + size])
        at += size
    return mark.join(part for part in (*parts, text[at:]) if part)


BSNS = st.integers(10_000_000, 99_999_999).map(bsn).filter(lambda found: found is not None).map(str)
DIGITS = "0123456789"
DUTCH = st.builds(lambda bank, account: iban("NL", bank + account), st.text("ABEGINRS", min_size=4, max_size=4),
                  st.text(DIGITS, min_size=10, max_size=10))  # fmt: skip
OTHERS = st.one_of(
    st.builds(lambda account: iban("DE", account), st.text(DIGITS, min_size=18, max_size=18)),
    st.builds(lambda account: iban("BE", account), st.text(DIGITS, min_size=12, max_size=12)),
    st.builds(lambda account: iban("NO", account), st.text(DIGITS, min_size=11, max_size=11)),
    st.builds(lambda account: iban("TR", account), st.text(DIGITS, min_size=22, max_size=22)),
    st.builds(lambda account: iban("FR", account), st.text(DIGITS, min_size=23, max_size=23)),
)


@given(BSNS)
@quick
def test_a_citizen_service_number_never_stays(number: str) -> None:
    spellings = (number, grouped(number, 3, 3), grouped(number, 4, 2, mark="."), grouped(number, 3, 3, mark="."),
                 grouped(number, 3, 3, mark="-"), grouped(number, 4, 2, mark="\u00a0"),
                 grouped(number, 2, 2, 2, mark="-"), grouped(number, 3, 3, mark="/"), grouped(number, 3, 3, mark="  "),
                 grouped(number, 4, 2, mark="\u202f"), grouped(number, 3, 3, mark=" - "),
                 "".join(chr(ord("٠") + int(digit)) for digit in number))  # fmt: skip
    for written in spellings:
        assert sensitive(f"mijn BSN:{written}.") == (f"mijn BSN:{REMOVED}.", True)
        assert sensitive(f"BSN{written} hoort erbij") == (f"BSN{REMOVED} hoort erbij", True)


@given(st.integers(10_000_000, 999_999_999), st.sampled_from(["BSN {}", "bsn: {}", "mijn burgerservicenummer is {}"]))
@quick
def test_what_somebody_calls_a_citizen_service_number_does_not_stay(number: int, form: str) -> None:
    for written in (str(number), grouped(str(number), 5, mark="-"), " ".join(str(number))):
        assert not any(char.isdigit() for char in sensitive(form.format(written))[0])
    assert sensitive("een bsn heb ik niet, kvk 12345678 wel")[1] is False


@given(DUTCH | OTHERS, st.sampled_from([" ", "-", ".", "\u00a0", "  "]))
@quick
def test_a_bank_account_never_stays(number: str, mark: str) -> None:
    for written in (number, number.lower(), grouped(number, 4, 4, 4, 4, 4, 4, mark=mark), f"{number[:2]} {number[2:]}",
                    grouped(number.lower(), 4, 4, 4, 4, 4, 4, mark=mark)):  # fmt: skip
        without, found = sensitive(f"maak over op {written}, graag")
        assert (without, found) == (f"maak over op {REMOVED}, graag", True)


def test_a_bank_account_in_small_letters_does_not_stay_either() -> None:
    assert sensitive("nl91abna0417164300") == (REMOVED, True)


@given(DUTCH, st.integers(2, 3), st.integers(1, 9))
@quick
def test_a_dutch_account_with_a_typing_error_does_not_stay_either(number: str, at: int, more: int) -> None:
    wrong = f"{number[:at]}{(int(number[at]) + more) % 10}{number[at + 1 :]}"
    assert sensitive(f"maak over op {wrong}") == (f"maak over op {REMOVED}", True)


def test_what_follows_an_account_stays() -> None:
    assert sensitive("DE89 3704 0044 0532 0130 00 GRAAG SNEL")[0] == f"{REMOVED} GRAAG SNEL"


def test_a_reference_that_is_no_account_stays() -> None:
    assert sensitive("zaak XX12 ABCD 1234 5678 9012") == ("zaak XX12 ABCD 1234 5678 9012", False)


def card(head: str) -> str:
    """The card number that starts with these digits: the last one makes it pass the Luhn test."""
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(reversed(head)))
    return f"{head}{-total % 10}"


STARTS = st.sampled_from(["4", "51", "55", "2221", "6011", "67"])
CARDS = st.builds(lambda start, rest: card((start + rest)[:15]), STARTS,
                  st.text("0123456789", min_size=15, max_size=15))  # fmt: skip
AMEX = st.builds(lambda start, rest: card(start + rest), st.sampled_from(["34", "37"]),
                 st.text("0123456789", min_size=12, max_size=12))  # fmt: skip


@given(CARDS, st.sampled_from([" ", "-", ""]))
@quick
def test_a_card_number_never_stays(number: str, mark: str) -> None:
    written = grouped(number, 4, 4, 4, mark=mark)
    assert sensitive(f"mijn kaart {written}, 12/28") == (f"mijn kaart {REMOVED}, 12/28", True)


@given(AMEX)
@quick
def test_an_american_card_number_never_stays(number: str) -> None:
    for written in (number, grouped(number, 4, 6)):
        assert sensitive(f"kaart {written}!") == (f"kaart {REMOVED}!", True)


@given(CARDS, st.integers(0, 15), st.integers(1, 9))
@quick
def test_a_number_that_fails_the_test_of_cards_stays(number: str, at: int, more: int) -> None:
    wrong = f"{number[:at]}{(int(number[at]) + more) % 10}{number[at + 1 :]}"
    assert sensitive(f"kenmerk {wrong}") == (f"kenmerk {wrong}", False)


LOCAL = ["06{}", "06 {}", "06-{}", "+316{}", "00316{}"]
PHONES = st.builds(
    lambda rest, form: form.format(rest), st.text(DIGITS, min_size=8, max_size=8), st.sampled_from(LOCAL)
)
LANDLINES = st.builds(lambda rest, form: form.format(rest), st.text(DIGITS, min_size=7, max_size=7),
                      st.sampled_from(["070-{}", "070 {}", "(070) {}", "070 - {}"]))  # fmt: skip
AMOUNTS = st.builds(lambda euro, form: form.format(euro), st.integers(1, 9_999_999),
                    st.sampled_from(["€ {}", "{} euro", "€{:,}"]))  # fmt: skip
CASES = st.builds(numbers.make, st.integers(2025, 2060), st.integers(1, 99_999))
POSTCODES = st.integers(1000, 9999).map(lambda digits: f"{digits} AB")
KVK = st.integers(10_000_000, 99_999_999).map(lambda number: f"kvk {number}")
DAYS = st.dates().map(lambda day: f"{day:%d-%m-%Y}")


@given(st.lists(PHONES | LANDLINES | AMOUNTS | CASES | POSTCODES | KVK | DAYS, min_size=1, max_size=4))
@quick
def test_other_numbers_always_stay(written: list[str]) -> None:
    text = ", ".join(written)
    assert sensitive(text) == (text, False)


def test_numbers_beside_each_other_and_phone_numbers_abroad_stay_too() -> None:
    for head in range(600):
        text = f"+31 6 {12345000 + head}, kvk {12345000 + head} 5 mensen, 12.06.{2000 + head} 5 mensen"
        assert sensitive(text) == (text, False)


@given(st.sampled_from(["+{} {}", "+{}-{}", "00{} {}"]), st.integers(1, 999), BSNS, st.sampled_from(" .-"))
@quick
def test_phone_numbers_abroad_stay(form: str, country: int, number: str, mark: str) -> None:
    text = f"bel {form.format(country, grouped(number, 3, 3, mark=mark))} graag"
    assert sensitive(text) == (text, False)


UNSEEN = st.lists(st.sampled_from("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u202e\x07"), min_size=1)


@given(BSNS | DUTCH | CARDS, UNSEEN, st.integers(1, 8))
@quick
def test_signs_that_nobody_sees_do_not_hide_a_number(number: str, signs: list[str], at: int) -> None:
    hidden = f"{number[:at]}{''.join(signs)}{number[at:]}"
    assert sensitive(clean(f"nummer {hidden}!")) == (f"nummer {REMOVED}!", True)


@pytest.mark.parametrize("text", ["👩‍👩‍👧 en 🏴󠁧󠁢󠁥󠁮󠁧󠁿", "سلام‌علیکم", "שלום‏!", "een\ntwee\tdrie", "café ✅ 1️⃣"])
def test_what_writing_needs_stays(text: str) -> None:
    assert clean(text) == text


WORDS = st.sampled_from(
    ["de", "be", "at", "no", "es", "is", "al", "it", "se", "me", "12", "25", "buren", "komen", "van"]
)


@given(st.lists(WORDS, min_size=10, max_size=60))
@quick
def test_words_with_amounts_between_them_are_no_account(words: list[str]) -> None:
    assert sensitive(" ".join(words))[1] is False


def test_phone_numbers_after_a_short_word_are_no_account() -> None:
    for head in range(1000):
        text = f"bel me 06 12345{head:03d} of 070 3533{head:03d}, nee, het is 06 12345{head:03d} 070 3533{head:03d}"
        assert sensitive(text) == (text, False)


@given(CARDS, st.sampled_from([".", "/", "  ", "\u00a0"]))
@quick
def test_a_card_number_with_other_marks_does_not_stay_either(number: str, mark: str) -> None:
    assert sensitive(f"kaart {grouped(number, 4, 4, 4, mark=mark)}!") == (f"kaart {REMOVED}!", True)


@given(CARDS)
@quick
def test_a_place_on_the_map_and_a_page_on_the_web_stay(number: str) -> None:
    text = f"52.{number}, www.example.org/events/{number} en https://example.org/?id={number}&lang=nl"
    assert sensitive(text) == (text, False)


PREFIXES = [
    "(+{}) {}",
    "+{}.{}",
    "+{}\u00a0{}",
    "+ {} {}",
    "(00{}) {}",
    "+{}  {}",
    "+{} (0) {}",
    "00{} (0){}",
    "+{}/{}",
]


@example("+ {} {}", 179, "236726006", " ")  # its first nine digits would be one
@given(st.sampled_from(PREFIXES), st.integers(1, 999), BSNS, st.sampled_from(["", " ", ".", "-", "\u00a0"]))
@quick
def test_phone_numbers_stay_however_they_are_written(form: str, country: int, number: str, mark: str) -> None:
    for phone in (form.format(country, grouped(number, 3, 3, mark=mark)), f"tel. {grouped(number, 3, 3, mark=mark)}",
                  f"0 {grouped(number, 3, 3, mark=mark)}", f"31 {number}"):  # fmt: skip
        assert sensitive(f"bel {phone} graag") == (f"bel {phone} graag", False)


WHEN = [
    "12-06-2027 14.00", "12 juni 2027 10.00-22.00", "12-06-2027 - 14-06-2027", "01/06/2027 09.00 - 17.00 50 mensen",
    "52.0704978, 4.3006999", "1500 2000 1000", "09.00 - 17.00 30 kinderen", "52.07050218498154, 4.300668923447618",
]  # fmt: skip


@given(st.lists(st.sampled_from(WHEN), min_size=1, max_size=4))
@quick
def test_days_hours_amounts_and_places_are_no_phone_numbers(written: list[str]) -> None:
    text = f"wij willen {' en '.join(written)}"
    assert (personal(text), neighbour(text), list_of_people(text)) == (text, text, (text, False))


@pytest.mark.parametrize(
    "own",
    ["06 12345678, y.de.wit@example.nl", "06-12345678 of 070-3533000", "+31 6 12345678 / 070 3533000 / y@example.nl",
     "0612345678 (ja, 0612345678)"],
)  # fmt: skip
def test_who_gives_a_phone_number_and_an_address_gives_no_list(own: str) -> None:
    assert list_of_people(f"Yvonne de Wit, {own}") == (f"Yvonne de Wit, {own}", False)


@pytest.mark.parametrize(
    "others",
    ["Ali 06-00000011, Bo 06-00000012", "a@example.nl en b@example.nl", "Ali 070-3533000 en Bo 079 3533001",
     "Ali +31600000011\nBo +32470000012\nCo 0031600000013"],
)  # fmt: skip
def test_two_of_one_kind_are_of_two_people(others: str) -> None:
    without, found = list_of_people(others)
    assert found
    assert not any(part in without for part in ("3533", "0000", "@"))


def test_an_account_that_was_copied_from_paper_goes_over_two_lines_too() -> None:
    assert sensitive("mijn rekening:\nNL91 ABNA 0417\n1643 00\ngroet")[0] == "mijn rekening:\n[…]\ngroet"


@pytest.mark.parametrize("text", ["", "🎉", "123456789", "000000000", "1234567890", "AB12 is kort", "NL 2525 AB"])
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert sensitive(text) == (text, False)


@given(PHONES)
@quick
def test_for_reports_phone_numbers_go_too(phone: str) -> None:
    assert personal(f"bel {phone} graag") == f"bel {REMOVED} graag"


@pytest.mark.parametrize(
    "phone",
    ["(070) 3530000", "070 - 353 00 00", "06 - 12345678", "+31 (0)6 12345678", "612345678", "6 12345678",
     "512 345 678", "(532) 123 45 67", "532 123 4567", "+48.512.345.678", "0032 470 12 34 56", "06/12345678"],
)  # fmt: skip
def test_for_reports_phone_numbers_with_more_marks_in_them_go_too(phone: str) -> None:
    assert not any(char.isdigit() for char in personal(f"bel {phone} graag"))


@pytest.mark.parametrize("address", ["yvonne@example.org", "y.de-wit+bbq@mail.example.nl"])
def test_for_reports_mail_addresses_go_too(address: str) -> None:
    assert personal(f"mail {address} graag") == f"mail {REMOVED} graag"


@given(KVK | CASES | POSTCODES)
@quick
def test_for_reports_numbers_of_organisations_places_and_cases_stay(written: str) -> None:
    assert personal(f"het gaat om {written} hier") == f"het gaat om {written} hier"


@given(st.text(max_size=200) | st.text("0123456789 .NLnl@", max_size=60))
@quick
def test_any_text_can_be_cleaned_and_it_is_told_whether_something_went(text: str) -> None:
    without, found = sensitive(text)
    assert found == (without != text)
    assert (REMOVED in personal(text)) or personal(text) == text
