"""What LibreOffice makes of redlines once all changes are accepted and once they are rejected, as JSON.

    /usr/bin/python3 .ci/office_reader.py FILE.docx ...

Prints an object of the files; each holds "accept" and "reject", each of these "paragraphs" and "notes".

Runs under the system's Python, which has LibreOffice's own bindings (Debian: python3-uno).
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno  # from python3-uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
PATIENCE = 60  # seconds until LibreOffice answers


def connected(pipe: str) -> object:
    """LibreOffice's service manager context, once it listens on the pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def read(context: object, path: Path, how: str) -> dict[str, list[str]]:
    """The paragraphs of the body and the notes after all tracked changes are accepted or rejected."""
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = "Hidden", True
    document = desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, (hidden,))
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    dispatcher.executeDispatch(document.CurrentController.Frame, COMMANDS[how], "", 0, ())
    found = []
    pieces = document.Text.createEnumeration()
    while pieces.hasMoreElements():
        piece = pieces.nextElement()
        if piece.supportsService("com.sun.star.text.Paragraph"):
            found.append(piece.String)
    notes = document.getFootnotes()
    words = [notes.getByIndex(at).getString() for at in range(notes.getCount())]
    document.close(True)
    return {"paragraphs": found, "notes": words}


def main(paths: list[Path]) -> None:
    """Starts LibreOffice with a profile of its own, reads, and ends it."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"drafting-{Path(profile).name}"
        listening = f"--accept=pipe,name={pipe};urp;"
        office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", listening]
        process = subprocess.Popen(office, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            context = connected(pipe)
            found = {str(path): {how: read(context, path, how) for how in COMMANDS} for path in paths}
            print(json.dumps(found, ensure_ascii=False))
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
            process.wait(PATIENCE)
        finally:
            if process.poll() is None:
                process.kill()


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
