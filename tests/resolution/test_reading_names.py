"""Names of bodies, firms, places and posts, read into their parts."""

from __future__ import annotations

import pytest

from kg.resolution.entities import own_name
from kg.resolution.firms import read_firm, stands_for
from kg.resolution.names import counted, full_body, normal, shortens, whole_names
from kg.resolution.places import read_prefix
from kg.resolution.posts import read_role

STEMS = {"岭川": "岭川市", "青渡": "青渡县"}


@pytest.mark.parametrize(
    ("name", "path", "relative", "rest"),
    [
        ("岭川市市场监督管理局", ("岭川市",), "", "市场监督管理局"),
        ("市场监督管理局", (), "", "市场监督管理局"),
        ("市市场监管局", (), "市", "市场监管局"),
        ("区环保局", (), "区", "环保局"),
        ("岭川市南浦区委宣传部", ("岭川市", "南浦区"), "", "委宣传部"),
        ("岭川高新技术产业开发区党工委", ("岭川市", "高新区"), "", "党工委"),
        ("岭川高新区管委会", ("岭川市", "高新区"), "", "管委会"),
        ("高新区人大工委", ("高新区",), "", "人大工委"),
        ("城市管理局", (), "", "城市管理局"),
        ("桐花园区运营中心", (), "", "桐花园区运营中心"),
        ("我市", (), "市", ""),
        ("该县县委", (), "县", "委"),
        ("该区区政府", (), "区", "政府"),
        ("根据省委", (), "", "根据省委"),
        ("个别县人大", (), "", "个别县人大"),
        ("平率县人大", (), "", "平率县人大"),
        ("全县教育大会", (), "县", "教育大会"),
        ("青渡一中", ("青渡县",), "", "一中"),
        ("八角镇柳树村", ("八角镇", "柳树村"), "", ""),
        ("区块链研究院", (), "", "区块链研究院"),
        ("村民委员会", (), "", "村民委员会"),
        ("新区党工委", (), "新区", "党工委"),
        ("岭川新区党工委", ("岭川新区",), "", "党工委"),
    ],
)
def test_place_in_front(name: str, path: tuple[str, ...], relative: str, rest: str) -> None:
    assert read_prefix(name, STEMS, stop=whole_names()) == (path, relative, rest)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("市场监管局", "市场监督管理局"),
        ("市监局", "市场监督管理局"),
        ("工信局", "工业和信息化局"),
        ("委宣传部", "委员会宣传部"),
        ("委", "委员会"),
        ("第三届人大常委会", "人民代表大会常务委员会"),
        ("人大常委会办公室", "人民代表大会常务委员会办公室"),
        ("公安局交警大队", "公安局交通警察大队"),
        ("金柳办事处", "金柳街道办事处"),
        ("政府驻外办事处", "政府驻外办事处"),
        ("财政金融局", "财政金融局"),
    ],
)
def test_full_form_of_a_body(short: str, full: str) -> None:
    assert full_body(short) == full


@pytest.mark.parametrize(
    ("left", "right"),
    [("政府", "政府办公室"), ("委", "委办公室"), ("教育局", "教育局党组"), ("财政局", "财政金融局")],
)
def test_a_part_never_reads_as_its_whole(left: str, right: str) -> None:
    assert full_body(left) != full_body(right)


@pytest.mark.parametrize(
    ("short", "long", "is_short"),
    [
        ("投促中心", "投资促进中心", True),
        ("财政局", "财政金融局", False),
        ("招商局", "招商一局", False),
        ("环安局", "环保安监局", True),
        ("一一局", "一分一厂局", False),
    ],
)
def test_short_form_by_first_characters(short: str, long: str, is_short: bool) -> None:
    assert shortens(short, long) is is_short


@pytest.mark.parametrize(
    ("left", "right", "differ"), [("第一小学", "第二小学", True), ("东厂", "西厂", True), ("精工", "精密", False)]
)
def test_counted_names_differ(left: str, right: str, differ: bool) -> None:
    assert counted(left, right) is differ


def test_a_name_that_leans_on_its_place_is_spelled_out_once() -> None:
    assert [own_name(name, ("岭川市", "青渡县")) for name in ("县委", "该县委", "该县县委")] == ["青渡县委"] * 3


def test_normal_form_drops_spaces_and_quotes() -> None:
    assert normal("范　缇") == "范缇"
    assert normal("“云帆（岭川）”") == "云帆(岭川)"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("上海云帆", "上海云帆集团"),
        ("上海云帆", "上海云帆科创集团"),
        ("云帆轴承", "岭川云帆精密轴承有限公司"),
        ("云帆公司", "岭川云帆洁净技术有限公司"),
        ("云大研究院", "岭川云大产业技术研究院"),
        ("联云天帆", "联云天帆新能源有限公司"),
    ],
)
def test_short_names_of_firms(short: str, long: str) -> None:
    assert stands_for(read_firm(short, STEMS), read_firm(long, STEMS))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("启帆集团", "启帆精工"),
        ("启帆", "启帆精工"),
        ("云帆科技", "云帆电子"),
        ("河南云帆", "河北云帆科技有限公司"),
        ("云帆一厂", "云帆二厂有限公司"),
        ("南京", "南京云帆网络有限公司"),
        ("云帆半导体", "云帆半导体(海州)股份有限公司"),
        ("云帆公司", "云帆洁净技术有限公司岭川分公司"),
        ("云帆股份有限公司", "云帆工程总公司"),
    ],
)
def test_what_is_no_short_name(short: str, long: str) -> None:
    assert not stands_for(read_firm(short, STEMS), read_firm(long, STEMS))


@pytest.mark.parametrize(
    "forms", [("埃云", "埃云公司"), ("云帆（集团）有限公司", "云帆集团"), ("“云帆”机械", "云帆机械")]
)
def test_forms_of_one_firm_share_their_key(forms: tuple[str, str]) -> None:
    left, right = (read_firm(form, STEMS).key for form in forms)
    assert left == right


@pytest.mark.parametrize(
    ("post", "body", "role", "single", "marks"),
    [
        ("管委会主任", "高新区管委会", "主任", True, ()),
        ("主任", "高新区管委会", "主任", True, ()),
        ("党工委副书记", "高新区党工委", "副书记", False, ()),
        ("宣传部长", "青渡县委宣传部", "部长", True, ()),
        ("代市长", "岭川市人民政府", "市长", True, ("acting",)),
        ("原区委书记", "南浦区委", "书记", True, ("former",)),
        ("常务副县长", "青渡县", "常务副县长", False, ()),
        ("院士", "中国工程院", "院士", False, ()),
    ],
)
def test_role_within_its_body(post: str, body: str, role: str, single: bool, marks: tuple[str, ...]) -> None:
    read = read_role(post, body)
    assert (read.name, read.single, read.marks) == (role, single, marks)
