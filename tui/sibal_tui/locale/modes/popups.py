"""Texts of the popups every mode shares: steps, source, help, palette, jump, profiles."""

from __future__ import annotations

from sibal_tui.locale.say import Table

TEXTS: Table = {
    "close": ("关闭", "Close"),
    "open": ("打开", "Open"),
    "run": ("执行", "Run"),
    "move": ("移动", "Move"),
    "source": ("出处", "Source"),
    "copy": ("复制", "Copy"),
    "write": ("写到文件", "Write"),
    # steps
    "steps.title": ("{name}：{value}", "{name}: {value}"),
    "steps.column.step": ("步骤", "Step"),
    "steps.column.formula": ("算式", "Formula"),
    "steps.column.value": ("结果", "Result"),
    "steps.column.badge": ("依据", "Stands on"),
    "steps.formula": ("算式", "Formula"),
    "steps.rounding": ("取整", "Rounding"),
    "steps.note": ("说明", "Note"),
    "steps.source": ("出处", "Source"),
    "steps.none": ("这个数没有可展开的步骤", "This figure has no steps to show"),
    "steps.no_source": ("这一步没有文件出处：{origin}", "No document behind this step: {origin}"),
    "steps.sourceless": (
        "这一步没有文件：看“依据”一栏",
        "No document behind this step: see the last column",
    ),
    "origin.source": ("文件", "document"),
    "origin.record": ("您的记录", "your record"),
    "origin.plan": ("计算", "computed"),
    "origin.assumed": ("假定", "assumed"),
    # source
    "source.heading": ("出处", "Source"),
    "source.title": ("标题", "Title"),
    "source.number": ("文号", "Number"),
    "source.publisher": ("发布单位", "Publisher"),
    "source.date": ("日期", "Date"),
    "source.url": ("网址", "Address"),
    "source.standing": ("可靠程度", "Standing"),
    "source.seen": ("在何处见到", "Seen at"),
    "source.note": ("说明", "Note"),
    "source.missing": ("未写明", "not stated"),
    "standing.official": (
        "官方文件：有文号、网址和日期",
        "official: number, address and date are on file",
    ),
    "standing.secondary": (
        "转引：写明了文号或网址，数字取自他处的抄本",
        "secondary: number or address is named, the figure comes from a copy",
    ),
    "standing.unverified": (
        "未核实：没有文号或网址，只写明在何处见到",
        "unverified: neither number nor address, only where it was seen",
    ),
    # help
    "help.title": ("说明：{mode}", "Help: {mode}"),
    "help.keys": ("键", "Key"),
    "help.does": ("作用", "What it does"),
    "help.here": ("本页", "On this screen"),
    "help.everywhere": ("各页通用", "Everywhere"),
    "help.tables": ("表格和弹窗", "Tables and popups"),
    "help.arrows": ("移动光标", "Move the cursor"),
    "help.pages": ("翻页、到头、到尾", "Page, first, last"),
    "help.enter": ("打开光标处的数或选项", "Open the figure or entry under the cursor"),
    "help.tab": ("到下一处、上一处", "Next or previous part"),
    "help.close": ("关闭弹窗", "Close a popup"),
    "help.words": ("数旁边的字", "Words beside figures"),
    "word.state.published": ("文件里写着，那个月有效", "a document says so for that month"),
    "word.state.carried": (
        "新的还没公布，用上次公布的",
        "nothing newer is published: the last value is used",
    ),
    "word.state.projected": (
        "将来的数，按您填的工资增长推出来",
        "of the future: moved by your wage growth",
    ),
    "word.state.unknown": (
        "查不到，不猜，也不当作 0",
        "not found; never guessed, never taken as 0",
    ),
    "word.standing.secondary": (
        "知道文号，数取自转载",
        "the document is named, the figure comes from a copy",
    ),
    "word.standing.unverified": (
        "没见到文件，只记了在哪里看到",
        "no document seen, only where it stood",
    ),
    "word.computed": ("由上面几步算出", "computed from the steps above"),
    # palette
    "palette.title": ("命令面板", "Command palette"),
    "palette.prompt": (
        "输入命令、地名、档案名或问题：汉字、拼音首字母或英文",
        "Type a command, a place, a profile or a question",
    ),
    "palette.column.what": ("命令", "Command"),
    "palette.column.kind": ("类别", "Kind"),
    "palette.column.key": ("键", "Key"),
    "palette.kind.here": ("本页", "this screen"),
    "palette.kind.everywhere": ("通用", "everywhere"),
    "palette.kind.place": ("地区", "place"),
    "palette.kind.profile": ("档案", "profile"),
    "palette.kind.figure": ("数", "figure"),
    "palette.kind.question": ("问答", "question"),
    "palette.place": ("政策：{name}", "Policies: {name}"),
    "palette.profile": ("打开档案：{name}", "Open the profile: {name}"),
    "palette.none": ("没有相符的命令", "Nothing matches"),
    # jump
    "jump.hint": ("按字母跳转，Esc 返回", "A letter jumps there, Esc goes back"),
    # profiles
    "profiles.title": ("打开档案", "Open a profile"),
    "profiles.name": ("档案", "Profile"),
    "profiles.state": ("状态", "State"),
    "profiles.here": ("正打开", "open now"),
    "profiles.sample": ("示例（虚构）", "Sample (invented)"),
    "profiles.none": ("还没有保存过档案", "No profile is saved yet"),
}
