"""What LibreOffice makes of a redline once all changes are accepted or rejected: its paragraphs, as JSON.

    /usr/bin/python3 .ci/office_reader.py FILE.docx accept|reject

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


def paragraphs(context: object, path: Path, how: str) -> list[str]:
    """The paragraphs of the body after all tracked changes are accepted or rejected."""
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
    document.close(True)
    return found


def main(path: Path, how: str) -> None:
    """Starts LibreOffice with a profile of its own, reads, and ends it."""
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"drafting-{Path(profile).name}"
        listening = f"--accept=pipe,name={pipe};urp;"
        office = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", listening]
        process = subprocess.Popen(office, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            context = connected(pipe)
            print(json.dumps(paragraphs(context, path, how), ensure_ascii=False))
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
            process.wait(PATIENCE)
        finally:
            if process.poll() is None:
                process.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
