"""findings/rules/waivers: in, out, never."""
