"""
Templates that speak one language from the start: words that stand in a template are translated as it is
loaded, not each time that it is printed.
"""

from collections.abc import Callable

from jinja2 import Environment, nodes
from markupsafe import Markup

SAYS = "_"


class Speaking(Environment):
    """
    The templates of a language, in which `_("words")` is put into it once; what tells of something, as in
    `_("of %(n)s", n=3)`, is said as it is printed.
    """

    says: Callable[[str], Markup] | None = None

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """
        A template with its words translated.
        """
        parsed = super()._parse(source, name, filename)
        if self.says is not None:
            for output in parsed.find_all(nodes.Output):
                output.nodes = [self.printed(node) for node in output.nodes]
        return parsed

    def printed(self, node: nodes.Expr) -> nodes.Expr:
        """
        What is printed, as text of the template where it is words alone.
        """
        if not isinstance(node, nodes.Call) or not is_words_alone(node) or self.says is None:
            return node
        (words,) = node.args
        return nodes.TemplateData(str(self.says(words.as_const())), lineno=node.lineno)


def is_words_alone(call: nodes.Call) -> bool:
    """
    Whether a call says words that stand in the template, and nothing else.
    """
    return (
        isinstance(call.node, nodes.Name)
        and call.node.name == SAYS
        and len(call.args) == 1
        and isinstance(call.args[0], nodes.Const)
        and not (call.kwargs or call.dyn_args or call.dyn_kwargs)
    )
