"""The assistant finds the right card for what people say, and fills in their own figures."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

import sibal_policies
from sibal_engine.guides.ask import fill, flatten, search
from sibal_engine.guides.load import Guides, load_guides

FOLDER = Path(sibal_policies.__file__).parent / "guides"

# What people type, in their own words; after the arrow the card that answers it.
ASKED = """
公司把我裁了以后医保怎么接上 -> m-job-to-flexible
手头紧想先不交社保几个月行吗 -> s-what-happens
我要是从明年三月起停五个月会怎样 -> s-what-happens
上个月卡里没钱没扣成社保还能补吗 -> s-repair-pension
中介说交五万能补齐十年养老 -> c-buy-back-years
前面断了两年是不是要从头再交15年 -> c-gap-clears-years
断了之后以前交的养老钱会不会没收 -> c-gap-clears-account
医保卡里剩的钱停保了还在吗 -> c-medical-gap-clears
卡里一分钱没有住院能报不 -> c-pool-depends-on-balance
过年了医保卡的钱会作废吗 -> c-year-end-clears
医保卡的钱能不能提出来现金 -> c-cash-out
用我的卡给我妈买降压药 -> a-family
儿子能不能用我医保卡里的钱 -> a-family
爸妈绑了共济以后住院按我的职工医保报吗 -> c-family-shares-cover
回老家住院怎么报 -> a-other-city
在外省看病要不要备案 -> a-other-city
只想买医保不想买养老 -> o-medical-only
不带账户的便宜那档给不给报销 -> c-pool-only-no-cover
刚办的医保几个月以后才能用 -> o-first-wait
医保断了七个月再续要等多长时间 -> c-gap-six-months-everywhere
医保停了两个月可以补上吗 -> s-repair-medical
断保期间突然阑尾炎住院了怎么办 -> s-sick-in-gap
医保交几年退休就不用交了 -> o-free-after-retirement
我多大岁数能退 -> r-when
我能早两年退吗 -> r-early
延后三年再退行不行 -> r-late
到60了才交了11年怎么办 -> r-short
将来每个月能发我多少钱 -> r-how-much
按60%交和按100%交差别大吗 -> c-higher-base-better
社平工资的60%就是最低基数吗 -> c-floor-60
基数是不是马上要降到50% -> c-floor-50
为什么我交一千四账户里才几百 -> c-twenty-percent-mine
北京自己交一个月最少几钱 -> c-beijing-2500
7162这个数怎么来的 -> c-floor-from-reference-wage
2025年账户利息是不是2.62% -> c-rate-2025-262
利息什么时候打到养老账户 -> r-interest
领139个月之后就没有了吗 -> c-account-runs-dry
指数低于0.6会不会按0.6算 -> c-index-floor
女的自己交社保是50退还是55退 -> c-women-always-55
是不是现在就要交满20年才行 -> c-twenty-at-once
交够15年是不是就可以不交了 -> c-fifteen-forever
两个城市都交了能领双份吗 -> c-two-pensions
深圳交过五年现在回湖南怎么转 -> m-transfer-pension
医保从广州换到武汉余额怎么办 -> m-transfer-medical
在四个城市打过工最后在哪里办退休 -> m-where-retire
准备移民加拿大社保怎么处理 -> m-abroad
我爸刚过世他账户里的钱怎么领 -> i-inherit
抚恤金能领几个月 -> i-grants
没退休人就没了交的钱全退吗 -> c-pool-inherited
新农合和职工医保我该选哪种 -> n-resident-or-employee
农保交了8年能算到职工里面去吗 -> c-resident-years-count
村里一年交200到60岁给多少 -> c-resident-200
农村养老也要63岁才领吗 -> c-resident-delayed
居民医保两年没交今年再交等几个月 -> n-resident-medical-gap
居民医保卡上怎么一直没钱 -> c-residents-account
下岗妇女45岁社保有没有补贴 -> b-who-gets-subsidy
上海的补贴每月给多少 -> b-amount
是不是每个人都给补三分之二 -> c-subsidy-everyone
每月几号扣款 -> d-pay-day
能不能一年交一回 -> d-cycle
今年漏掉的月份最晚哪天补 -> d-year-end
基数每年几月份调 -> d-new-base-date
想把明年的档次调低 -> e-change-base
余额去哪里查 -> q-ask-balance
打哪个电话问社保 -> q-ask-balance
我记录里少了四个月 -> q-mismatch
外地户口能不能在上海自己交 -> c-hukou-lifted
办参保要带身份证以外的什么材料 -> e-how
送外卖摔伤了算谁的 -> e-rider
自己交社保生娃报不报 -> e-maternity
自己交的断供了能拿失业金不 -> c-unemployment-flexible
找到工作了怎么把自己交的停掉 -> s-stop-formally
停多久才不用重新等待 -> s-how-long
养老断三个月年限清零是真的吗 -> c-three-months-pension
补交要不要罚款 -> c-late-fee-flexible
去办退休带什么 -> r-apply
什么叫视同缴费 -> g-deemed
计发月数什么意思 -> g-annuity-divisor
单建统筹是啥 -> g-pool-only
统筹基金是什么 -> g-pooled-fund
what happens if I stop from March for five months -> s-what-happens
when may I retire at the earliest -> r-early
can my wife use the money on my medical card -> a-family
is 15 years enough for a pension -> c-fifteen-forever
how do I move my pension to another province -> m-transfer-pension
where can I look up my balance -> q-ask-balance
can I buy the years I missed -> c-buy-back-years
what is the annuity divisor -> g-annuity-divisor
is my account wiped if I pause -> c-gap-clears-account
my father died what about his account -> i-inherit
i am going to emigrate -> m-abroad
which base should I pay on -> c-higher-base-better
我被公司辞退了养老能自己继续交吗 -> m-job-to-flexible
交了三年养老不想交了能退出来吗 -> c-quit-and-refund
孩子上大学用我的医保账户交他的医保费可以吗 -> a-family
退休以后还用交医保吗 -> o-free-after-retirement
选哪个档次的医保好 -> c-pool-only-no-cover
社保局电话多少 -> q-ask-balance
养老金怎么算出来的 -> r-how-much
在网上怎么办参保 -> e-how
账户里的钱死后归谁 -> i-inherit
去美国住了养老金还能领吗 -> m-abroad
社保断了对买房有影响吗 -> s-side-effects
how much will I get when I retire -> r-how-much
can I use my insurance in Shanghai when registered in Chengdu -> a-other-city
who pays when a courier gets hurt -> e-rider
""".strip().splitlines()
PAIRS = [tuple(part.strip() for part in line.split("->")) for line in ASKED]

# Initials and full spellings, as typed without an input method.
SPELLED = [
    ("djxz", None),
    ("jfjs", "g-contribution-base"),
    ("jfzs", "g-contribution-index"),
    ("jfys", "g-annuity-divisor"),
    ("tczj", None),
    ("jtgj", "g-family-use"),
    ("ddq", "g-waiting-period"),
    ("dengdaiqi", "g-waiting-period"),
    ("jifajishu", "g-reference-wage"),
    ("deng dai qi", "g-waiting-period"),
    ("cye", "q-ask-balance"),
]


@pytest.fixture(scope="module")
def guides() -> Guides:
    return load_guides(FOLDER)


def _ids(guides: Guides, question: str, limit: int = 3) -> list[str]:
    return [hit.entry.id for hit in search(guides, question, limit)]


@pytest.mark.parametrize(("question", "expected"), PAIRS)
def test_everyday_question_finds_its_card(guides: Guides, question: str, expected: str) -> None:
    assert expected in _ids(guides, question)


def test_most_questions_find_their_card_first(guides: Guides) -> None:
    second = [(q, e, _ids(guides, q, 1)) for q, e in PAIRS if _ids(guides, q, 1) != [e]]
    assert len(second) <= len(PAIRS) // 5, second


@pytest.mark.parametrize(("typed", "expected"), SPELLED)
def test_pinyin(guides: Guides, typed: str, expected: str | None) -> None:
    found = _ids(guides, typed)
    assert (expected in found) if expected else not found


def test_every_card_is_found_by_its_own_questions_and_title(guides: Guides) -> None:
    missed = [
        (entry.id, text)
        for entry in guides.entries
        for text in (*entry.questions.zh, *entry.questions.en, entry.title.zh, entry.title.en)
        if entry.id not in _ids(guides, text, 3)
    ]
    assert missed == []


@pytest.mark.parametrize(
    "text", ["", "   ", "？！。，", "...", "的", "吗", "今天天气怎么样", "车险怎么买", "zzzz", "🙂"]
)
def test_nothing_fits_and_nothing_is_said(guides: Guides, text: str) -> None:
    assert search(guides, text) == []


def test_full_width_letters_and_digits_are_read(guides: Guides) -> None:
    assert _ids(guides, "ｊｆｊｓ") == _ids(guides, "jfjs")
    assert _ids(guides, "交满１５年够不够？") == _ids(guides, "交满15年够不够?")


def test_thousands_separators_do_not_matter(guides: Guides) -> None:
    assert _ids(guides, "北京2,500一个月") == _ids(guides, "北京2500一个月")


def test_an_endless_question_is_answered_quickly(guides: Guides) -> None:
    search(guides, "断缴")
    start = time.process_time()
    hits = search(guides, "断缴三个月会怎样 can I pay later " * 400)
    assert hits
    assert time.process_time() - start < 0.5


def test_limit_is_kept_and_scores_fall(guides: Guides) -> None:
    hits = search(guides, "断缴", 4)
    assert len(hits) == 4
    assert [h.score for h in hits] == sorted((h.score for h in hits), reverse=True)
    assert search(guides, "断缴", 0) == []


def test_the_same_question_gives_the_same_answer_from_a_fresh_load(guides: Guides) -> None:
    again = load_guides(FOLDER)
    for question, _ in PAIRS[:20]:
        assert _ids(guides, question, 5) == _ids(again, question, 5)


def test_search_in_an_empty_folder_finds_nothing(tmp_path: Path) -> None:
    assert search(load_guides(tmp_path), "断缴") == []


def test_fill_puts_the_users_figures() -> None:
    text = "余额 {balances.pension} 元，{retirement.statutory} 退休"
    figures = {"balances.pension": "48,211.37", "retirement.statutory": "2046-03"}
    assert fill(text, figures) == "余额 48,211.37 元，2046-03 退休"


def test_an_unknown_figure_is_said_with_its_reason_never_zero() -> None:
    text = "{pension.total}"
    why = {"pension.total": "计发基数未公布"}
    assert fill(text, {}) == "未知"
    assert fill(text, {}, reasons=why) == "未知（计发基数未公布）"
    assert fill(text, {}, lang="en") == "unknown"
    assert fill(text, {}, lang="en", reasons={"pension.total": "no reference wage"}) == (
        "unknown (no reference wage)"
    )


def test_a_figure_is_not_read_again_as_a_placeholder() -> None:
    assert fill("{balances.pension}", {"balances.pension": "{pension.total}"}) == "{pension.total}"


def test_text_without_placeholders_stays() -> None:
    assert fill("没有数字", {"balances.pension": "1.00"}) == "没有数字"


def test_flatten_names_figures_by_dotted_path_and_leaves_unknown_out() -> None:
    result = {
        "retirement": {"statutory": "2046-03", "contribution_months": 238},
        "pension": {"total": None, "basic": "0.00"},
        "assumed": ["x"],
        "late": True,
    }
    assert flatten(result) == {
        "retirement.statutory": "2046-03",
        "retirement.contribution_months": "238",
        "pension.basic": "0.00",
    }


def test_every_shipped_answer_fills_completely(guides: Guides) -> None:
    for entry in guides.entries:
        for lang in ("zh", "en"):
            assert not re.search(r"[{}]", fill(entry.answer.of(lang), {}, lang=lang)), entry.id
