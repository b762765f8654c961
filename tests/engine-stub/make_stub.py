"""Makes a TorchSharp.dll that computes nothing from a recorded public surface, so that the kit's sources can be compiled against it.

usage: make_stub.py SURFACE FOLDER

SURFACE has a line for each public type and member: "type | kind | signature". The C# written to FOLDER/TorchSharp.cs throws in every
body. What C# cannot say again (members of types from other packages, interfaces implemented in private) is left out and counted.
"""

import re
import subprocess
import sys
from pathlib import Path

ROUNDS = 12
OPERATORS = {
    "op_Addition": "+", "op_Subtraction": "-", "op_Multiply": "*", "op_Division": "/", "op_Modulus": "%", "op_UnaryNegation": "-",
    "op_UnaryPlus": "+", "op_Equality": "==", "op_Inequality": "!=", "op_LessThan": "<", "op_GreaterThan": ">",
    "op_LessThanOrEqual": "<=", "op_GreaterThanOrEqual": ">=", "op_BitwiseAnd": "&", "op_BitwiseOr": "|", "op_ExclusiveOr": "^",
    "op_OnesComplement": "~", "op_LogicalNot": "!", "op_LeftShift": "<<", "op_RightShift": ">>", "op_True": "true", "op_False": "false",
}
COLLECTIONS = re.compile(r"^System\.Collections\.Generic\.(?:IList|ICollection|IReadOnlyList|IReadOnlyCollection|IEnumerable)<(.*)>$")
DICTIONARIES = re.compile(r"^System\.Collections\.Generic\.(?:IDictionary|IReadOnlyDictionary)<(.*)>$")
BODY = "{ throw null; }"
WORDS = ("abstract as base bool break byte case catch char checked const continue decimal default delegate do double else enum event "
         "explicit extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace null "
         "object operator out override params private protected public readonly ref return sbyte sealed short sizeof static string "
         "switch throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while")
WORD = "(" + "|".join(WORDS.split()) + ")"
NAMES = [
    re.compile(rf"(?<=[\w>\]?)] ){WORD}(?= = |, |\))"),       # a parameter
    re.compile(rf"(?<= ){WORD}(?=(?:<[^()]*>)?\()"),           # a method
    re.compile(rf"(?<= ){WORD}(?=$| \{{)"),                    # a field, a property
    re.compile(rf"^{WORD}(?= = )"),                            # a value of an enumeration
]


def escaped(text):
    """The text with an @ before each name that is a word of C#."""
    for name in NAMES:
        text = name.sub(r"@\1", text)
    return text


def split(text, separator):
    """Parts of a text between separators that stand outside brackets."""
    parts, depth, start = [], 0, 0
    for i, letter in enumerate(text):
        depth += (letter in "<([{") - (letter in ">)]}")
        if depth == 0 and text.startswith(separator, i):
            parts.append(text[start:i])
            start = i + len(separator)
    return [*parts, text[start:]]


class Type:
    def __init__(self, name):
        self.name = name
        self.header = ""
        self.members = []
        self.children = []
        self.parts = split(name, ".")

    @property
    def simple(self):
        return self.parts[-1]

    @property
    def bare(self):
        return self.simple.split("<")[0]


class Surface:
    def __init__(self, path):
        self.types = {}
        self.dropped = set()
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            name, kind, text = line.split(" | ", 2)
            found = self.types.setdefault(name, Type(name))
            if kind in ("type", "delegate"):
                found.header = (kind, text)
            else:
                found.members.append((kind, text))
        self.roots = []
        for found in self.types.values():
            parent = self.types.get(".".join(found.parts[:-1]))
            (parent.children if parent else self.roots).append(found)

    def is_ours(self, base):
        return base in self.types or any(t.split("<")[0] == base.split("<")[0] for t in self.types)


class Writer:
    """Writes the source; remembers which line holds what, so that an error can be answered by leaving that out."""

    def __init__(self, surface):
        self.surface = surface
        self.lines = []
        self.origin = {}

    def add(self, text, key=None):
        if key is not None and key in self.surface.dropped:
            return
        self.lines.append(text)
        if key is not None:
            self.origin[len(self.lines)] = key

    def write(self):
        self.add("#nullable disable")
        self.add("public sealed class StubMark { }")
        for root in self.surface.roots:
            self.add(f"namespace {'.'.join(root.parts[:-1])} {{")
            self.type(root)
            self.add("}")
        return "\n".join(self.lines)

    def type(self, this):
        kind, text = this.header
        key = (this.name, "type")
        if key in self.surface.dropped:
            return
        text = text.replace(this.name, this.simple, 1)
        if kind == "delegate":
            self.add(text.replace("public ", "public delegate ", 1) + ";", key)
            return
        if " enum " in text:
            self.add(f"{text} {{ {', '.join(escaped(m[1]) for m in this.members)} }}", key)
            return
        head, bases, constraints = self.header(text)
        base, interfaces, extra = self.bases(this, bases)
        listed = [b for b in [base, *interfaces] if b and (this.name, b) not in self.surface.dropped]
        self.add(f"{head}{' : ' + ', '.join(listed) if listed else ''}{constraints}")
        self.origin[len(self.lines)] = (this.name, listed)
        self.add("{")
        derived = bool(base) and base in listed and self.surface.is_ours(base)
        call = " : base((global::StubMark)null)" if derived else ""
        if " class " in text and " static class" not in text:
            self.add(f"internal {this.bare}(global::StubMark mark){call} {{ }}")
            if base and base in listed and not derived:
                # A base class of others may have no constructor without arguments: then it is left out.
                self.origin[len(self.lines)] = (this.name, [base])
        for line in extra:
            self.add(line, (this.name, line))
        for member in this.members:
            self.member(this, member, call, " interface " in text)
        for child in this.children:
            self.type(child)
        self.add("}")

    @staticmethod
    def header(text):
        head, *rest = split(text, " : ") if " : " in text.split(" where ")[0] else [text]
        where = ""
        if not rest:
            at = head.find(" where ")
            return (head, [], "") if at < 0 else (head[:at], [], head[at:])
        tail = " : ".join(rest)
        at = tail.find(" where ")
        if at >= 0:
            tail, where = tail[:at], tail[at:]
        return head, [b.strip() for b in split(tail, ",")], where

    def bases(self, this, bases):
        base, interfaces, extra = None, [], []
        for b in bases:
            bare = split(b.split("<")[0], ".")[-1]
            is_interface = re.match(r"I[A-Z]", bare)
            if not is_interface:
                base = b
            elif (m := COLLECTIONS.match(b)) or (m := DICTIONARIES.match(b)):
                item = m[1] if "Dictionary" not in b else f"System.Collections.Generic.KeyValuePair<{m[1]}>"
                sequence = f"System.Collections.Generic.IEnumerable<{item}>"
                if sequence not in interfaces:
                    interfaces.append(sequence)
                    extra.append(f"System.Collections.Generic.IEnumerator<{item}> {sequence}.GetEnumerator() {BODY}")
            elif b == "System.IDisposable" or self.surface.is_ours(b):
                interfaces.append(b)
        if extra:
            extra.append(f"System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() {BODY}")
        return base, interfaces, extra if " interface " not in this.header[1] else []

    def member(self, this, member, call, in_interface):
        kind, text = member
        key = (this.name, text)
        text = escaped(text)
        if in_interface:
            text = re.sub(r"^(public|protected) (abstract )?", "", text)
        if "Finalize()" in text:
            return
        if kind == "constructor":
            self.add(f"{text}{call} {{ }}", key)
        elif kind == "field":
            self.add(f"{text};", key)
        elif kind == "property":
            bodiless = in_interface or " abstract " in text
            self.add(text if bodiless else re.sub(r"\b(get|set|init);", r"\1 " + BODY, text), key)
        elif kind == "method":
            self.add(self.operator(text) + (";" if in_interface or " abstract " in text else f" {BODY}"), key)

    @staticmethod
    def operator(text):
        found = re.match(r"(public static )(.*) (op_\w+)(\(.*)$", text)
        if not found:
            return text
        access, result, name, rest = found.groups()
        if name in ("op_Implicit", "op_Explicit"):
            return f"{access}{name[3:].lower()} operator {result}{rest}"
        return f"{access}{result} operator {OPERATORS[name]}{rest}" if name in OPERATORS else text


def compiler():
    """The SDK's own compiler and the framework's reference assemblies."""
    version, folder = re.match(r"(\S+) \[(.*)\]", subprocess.run(
        ["dotnet", "--list-sdks"], capture_output=True, text=True, check=True).stdout.strip().splitlines()[-1]).groups()
    roslyn = Path(folder, version, "Roslyn", "bincore")
    dll = roslyn / "csc.dll"
    packs = sorted(Path(folder).parent.glob(f"packs/Microsoft.NETCore.App.Ref/{version.split('.')[0]}.*/ref/*"))
    return (["dotnet", str(dll)] if dll.exists() else [str(next(roslyn.glob("csc*")))]), packs[-1]


def main():
    surface, folder = Surface(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    source, made = folder / "TorchSharp.cs", folder / "TorchSharp.dll"
    csc, packs = compiler()
    response = folder / "TorchSharp.rsp"
    response.write_text("\n".join(
        ["/nologo", "/target:library", "/unsafe", "/langversion:preview", "/warn:0", f'/out:"{made}"', f'"{source}"',
         *(f'/reference:"{p}"' for p in packs.glob("*.dll"))]), encoding="utf-8")
    for _ in range(ROUNDS):
        writer = Writer(surface)
        source.write_text(writer.write(), encoding="utf-8")
        result = subprocess.run([*csc, f"@{response}"], capture_output=True, text=True)
        wrong = re.findall(r"\((\d+),\d+\): error (CS\d+): (.*)", result.stdout)
        if result.returncode == 0:
            print(f"{made}: {len(surface.types)} types; {len(surface.dropped)} lines of the surface left out")
            for key in sorted(map(str, surface.dropped)):
                print(f"  {key}")
            return 0
        before = len(surface.dropped)
        for line, _, message in wrong:
            key = writer.origin.get(int(line))
            if key and isinstance(key[1], list):
                named = re.findall(r"'([^']+)'", message)
                gone = [b for b in key[1] if any(n.startswith(b) or b.startswith(n) for n in named[1:])] or key[1][-1:]
                surface.dropped.update((key[0], b) for b in gone)
            elif key:
                surface.dropped.add(key)
        if len(surface.dropped) == before:
            break
    print(result.stdout[:3000])
    return 1


if __name__ == "__main__":
    sys.exit(main() if len(sys.argv) == 3 else __doc__)
