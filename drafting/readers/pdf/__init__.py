"""A PDF to a scan: `document.scan_pdf`. What reads it does so in a process of its own, which loads `apart` alone."""
