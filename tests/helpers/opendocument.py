"""A small builder of OpenDocument texts: flat XML, or a zip, so that a test holds every character that it is about."""

from xml.sax.saxutils import escape, quoteattr

from wordfiles import zipped

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": f"{_URN}office:1.0",
        "style": f"{_URN}style:1.0",
        "text": f"{_URN}text:1.0",
        "table": f"{_URN}table:1.0",
        "draw": f"{_URN}drawing:1.0",
        "svg": f"{_URN}svg-compatible:1.0",
        "fo": f"{_URN}xsl-fo-compatible:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
        "xlink": "http://www.w3.org/1999/xlink",
        "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    }.items()
)
TEXT = "application/vnd.oasis.opendocument.text"


def fodt(body, styles="", changes="", kind="text", automatic=""):
    """The bytes of a flat file with this inside its body; `changes` are its changed regions."""
    tracked = f"<text:tracked-changes>{changes}</text:tracked-changes>" * bool(changes)
    return (
        f'<office:document {NAMES} office:mimetype="{TEXT}"><office:styles>{styles}</office:styles>'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{tracked}{body}</office:{kind}></office:body></office:document>"
    ).encode()


def odt(body, styles="", kind="text", **parts):
    """The bytes of a zip with this inside its body; more parts by name, with __ for / and without .xml."""
    inside = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
    files = {
        "mimetype": TEXT,
        "content.xml": f"<office:document-content {NAMES}>{inside}</office:document-content>",
        "styles.xml": f"<office:document-styles {NAMES}>{styles}</office:document-styles>",
    }
    return zipped(files | {f"{name.replace('__', '/')}.xml": content for name, content in parts.items()})


def p(*content, style="", tag="p", more=""):
    """A paragraph; strings that are no XML are escaped."""
    named = f" text:style-name={quoteattr(style)}" * bool(style)
    inside = "".join(part if part.startswith("<") else escape(part) for part in content)
    return f"<text:{tag}{named}{more}>{inside}</text:{tag}>"


def h(level, *content, more=""):
    """A heading."""
    return p(*content, tag="h", more=f' text:outline-level="{level}"{more}')


def span(style, words):
    """Words in a character style."""
    return f"<text:span text:style-name={quoteattr(style)}>{escape(words)}</text:span>"


def named(name, properties="", family="text", more=""):
    """A style with these text properties (attributes)."""
    inside = f"<style:text-properties {properties}/>" * bool(properties)
    return f'<style:style style:name="{name}" style:family="{family}"{more}>{inside}</style:style>'


def items(*content, style="L", more=""):
    """A list; what is no item yet becomes one."""
    inside = "".join(one if one.startswith("<text:list-") else item(one) for one in content)
    return (
        f'<text:list text:style-name="{style}"{more}>{inside}</text:list>'
        if style
        else f"<text:list{more}>{inside}</text:list>"
    )


def item(*content, more=""):
    """A list item of paragraphs and lists."""
    inside = "".join(part if part.startswith("<") else p(part) for part in content)
    return f"<text:list-item{more}>{inside}</text:list-item>"


def level(number, form, suffix=".", prefix="", more=""):
    """A level of a list style."""
    said = f'style:num-format="{form}" style:num-prefix="{prefix}" style:num-suffix="{suffix}"'
    return f'<text:list-level-style-number text:level="{number}" {said}{more}/>'


def lists(*levels, name="L"):
    """A list style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def region(name, *kinds, author="EU", date="2024-10-31T09:00:00", content=""):
    """A tracked change; `content` is what a deletion took out of the text."""
    info = f"<office:change-info><dc:creator>{author}</dc:creator><dc:date>{date}</dc:date></office:change-info>"
    inside = "".join(f"<text:{kind}>{info}{content * (kind == 'deletion')}</text:{kind}>" for kind in kinds)
    return f'<text:changed-region xml:id="{name}" text:id="{name}">{inside}</text:changed-region>'


def start(name):
    """Where a change begins."""
    return f'<text:change-start text:change-id="{name}"/>'


def end(name):
    """Where a change ends."""
    return f'<text:change-end text:change-id="{name}"/>'


def point(name):
    """Where deleted words stood."""
    return f'<text:change text:change-id="{name}"/>'


def note(number, *content, kind="footnote", label=""):
    """A note with its mark."""
    own = f' text:label="{label}"' * bool(label)
    body = "".join(part if part.startswith("<") else p(part) for part in content)
    citation = f"<text:note-citation{own}>{number}</text:note-citation>"
    return f'<text:note text:note-class="{kind}">{citation}<text:note-body>{body}</text:note-body></text:note>'


def table(*rows, more=""):
    """A table of rows of cells."""
    made = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return f"<table:table{more}>{made}</table:table>"


def cell(content, more=""):
    """A cell."""
    return f"<table:table-cell{more}>{content if content.startswith('<') else p(content)}</table:table-cell>"
